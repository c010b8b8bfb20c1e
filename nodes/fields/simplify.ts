import type { IDataObject, INodeProperties } from 'n8n-workflow';
import type { Run } from '../parameters/run';

export const simplify: INodeProperties = {
	displayName: 'Simplify',
	name: 'simplify',
	type: 'boolean',
	default: true,
	description: 'Whether to return a simplified version of the response instead of the raw data',
};

/** Whether to return the short form: true unless switched off. An expression may return text. */
export function isSimplified({ param }: Pick<Run, 'param'>): boolean {
	return String(param<unknown>(simplify.name, true)).trim().toLowerCase() !== 'false';
}

/** The short form of the record if Simplify is on, otherwise the record as Autodesk returned it. */
export function simplified<T extends IDataObject>(
	run: Run,
	record: T,
	shorten: (record: T) => IDataObject,
): IDataObject {
	return isSimplified(run) ? shorten(record) : record;
}
