import type { INodeProperties } from 'n8n-workflow';
import type { OperationRun } from '../operations/operation';
import { InvalidValue } from '../values/invalidValue';
import { isoDateTime } from '../values/isoDateTime';

/** Entries of Filters, after which `construction/admin` lists are narrowed by time of change. */
export const updatedBetween: INodeProperties[] = [
	{
		displayName: 'Updated Since',
		name: 'updatedSince',
		type: 'dateTime',
		default: '',
		description: 'Only records changed at this time or later',
	},
	{
		displayName: 'Updated Until',
		name: 'updatedUntil',
		type: 'dateTime',
		default: '',
		description: 'Only records changed at this time or before',
	},
];

export interface UpdatedBetween {
	updatedSince?: string;
	updatedUntil?: string;
}

/**
 * The two as Autodesk's range. Only ranges with both ends are documented, so an open end gets a date
 * beyond all records.
 *
 * @returns undefined when neither was entered
 * @throws InvalidValue
 */
export function updatedRange(
	run: OperationRun,
	{ updatedSince, updatedUntil }: UpdatedBetween,
): string | undefined {
	const from = isoDateTime(run, 'Updated Since', updatedSince);
	const to = isoDateTime(run, 'Updated Until', updatedUntil);
	if (from === undefined && to === undefined) return undefined;
	if (from !== undefined && to !== undefined && from > to) {
		throw new InvalidValue('Updated Until', `${to} lies before Updated Since, ${from}`);
	}
	return `${from ?? '1970-01-01T00:00:00.000Z'}..${to ?? '9999-12-31T23:59:59.999Z'}`;
}
