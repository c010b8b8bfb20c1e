import type { IDataObject } from 'n8n-workflow';
import { InvalidValue } from './invalidValue';

/** @returns the unchanged body @throws InvalidValue if an update would change nothing */
export function someChange(field: string, body: IDataObject): IDataObject {
	if (Object.values(body).some((value) => value !== undefined)) return body;
	throw new InvalidValue(field, 'add at least one field to change');
}
