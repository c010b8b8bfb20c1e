import type { IDataObject, INodeProperties } from 'n8n-workflow';
import type { OperationRun } from '../operations/operation';

export const simplify: INodeProperties = {
	displayName: 'Simplify',
	name: 'simplify',
	type: 'boolean',
	default: true,
	description: 'Whether to return a simplified version of the response instead of the raw data',
};

/** Whether the short form is wanted: unless switched off, also where an expression gives a text. */
export function isSimplified({ param }: Pick<OperationRun, 'param'>): boolean {
	return String(param<unknown>(simplify.name, true)).trim().toLowerCase() !== 'false';
}

/** The record's short form while Simplify is on, else the record as Autodesk answered it. */
export function simplified<T extends IDataObject>(
	run: OperationRun,
	record: T,
	shorten: (record: T) => IDataObject,
): IDataObject {
	return isSimplified(run) ? shorten(record) : record;
}
