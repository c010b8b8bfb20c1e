import type { IDataObject, INodeProperties } from 'n8n-workflow';
import type { OperationRun } from '../operations/operation';

export const simplify: INodeProperties = {
	displayName: 'Simplify',
	name: 'simplify',
	type: 'boolean',
	default: true,
	description: 'Whether to return a simplified version of the response instead of the raw data',
};

/** The record's short form while Simplify is on, else the record as Autodesk answered it. */
export function simplified<T extends IDataObject>(
	{ param }: OperationRun,
	record: T,
	shorten: (record: T) => IDataObject,
): IDataObject {
	return param<boolean>('simplify', true) ? shorten(record) : record;
}
