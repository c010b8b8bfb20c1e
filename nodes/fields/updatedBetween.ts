import { defineParameter, groupParameters } from '../parameters/parameter';
import { read } from '../parameters/read';
import { InvalidValue } from '../values/invalidValue';

const updatedSince = defineParameter({
	displayName: 'Updated Since',
	name: 'updatedSince',
	type: 'dateTime',
	default: '',
	description: 'Only records changed at this time or later',
	read: read.dateTime,
});

const updatedUntil = defineParameter({
	displayName: 'Updated Until',
	name: 'updatedUntil',
	type: 'dateTime',
	default: '',
	description: 'Only records changed at this time or before',
	read: read.dateTime,
});

/**
 * Entries of Filters that narrow a `construction/admin` list by time of change. Only ranges with both
 * ends are documented, so an open end gets a date beyond all records.
 */
export const updatedBetween = groupParameters(
	{ from: updatedSince, to: updatedUntil },
	{ query: 'filter[updatedAt]' },
	({ from, to }) => {
		if (from === undefined && to === undefined) return undefined;
		if (from !== undefined && to !== undefined && from > to) {
			throw new InvalidValue(
				updatedUntil.displayName,
				`${to} lies before ${updatedSince.displayName}, ${from}`,
			);
		}
		return `${from ?? '1970-01-01T00:00:00.000Z'}..${to ?? '9999-12-31T23:59:59.999Z'}`;
	},
);
