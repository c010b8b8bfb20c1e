import { timeRange } from './timeRange';

/**
 * Entries of Filters that narrow a `construction/admin` list by time of change. Autodesk
 * documents an open end for companies only, so it becomes a date beyond all records.
 */
export const updatedBetween = timeRange(
	'Updated',
	{
		since: 'Only records changed at this time or later',
		until: 'Only records changed at this time or before',
	},
	{ query: 'filter[updatedAt]' },
	({ from, to }) =>
		from === undefined && to === undefined
			? undefined
			: `${from ?? '1970-01-01T00:00:00.000Z'}..${to ?? '9999-12-31T23:59:59.999Z'}`,
);
