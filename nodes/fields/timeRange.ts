import { defineParameter, groupParameters } from '../parameters/parameter';
import type { Destination, ParameterGroup } from '../parameters/parameter';
import { read } from '../parameters/read';
import { InvalidValue } from '../values/invalidValue';

/** A range of time; an end that is left open is undefined. ISO 8601 in UTC. */
interface TimeRange {
	from: string | undefined;
	to: string | undefined;
}

/**
 * Entries of Filters that narrow a list by time, such as Updated Since and Updated Until.
 *
 * @param descriptions what each end leaves in the list
 * @param toValue turns the range into what the list takes
 */
export function timeRange(
	what: 'Closed' | 'Created' | 'Updated',
	descriptions: { since: string; until: string },
	destination: Destination,
	toValue: (range: TimeRange) => unknown,
): ParameterGroup {
	const from = timeParameter(`${what} Since`, descriptions.since);
	const to = timeParameter(`${what} Until`, descriptions.until);
	return groupParameters({ from, to }, destination, (range) => {
		if (range.from !== undefined && range.to !== undefined && range.from > range.to) {
			throw new InvalidValue(
				to.displayName,
				`${range.to} is before ${from.displayName}, ${range.from}`,
			);
		}
		return toValue(range);
	});
}

/**
 * The same for lists of Data Management, which compare a field with each end.
 *
 * @param field what Autodesk calls the time, e.g. `createTime`
 */
export function dataManagementTimeRange(
	what: 'Created' | 'Updated',
	field: string,
	descriptions: { since: string; until: string },
): ParameterGroup {
	return timeRange(what, descriptions, { mergeInto: 'query' }, ({ from, to }) => ({
		[`filter[${field}]-ge`]: from,
		[`filter[${field}]-le`]: to,
	}));
}

/** @param displayName of two words; the name is the same in camel case */
function timeParameter(displayName: string, description: string) {
	return defineParameter({
		displayName,
		name: displayName.charAt(0).toLowerCase() + displayName.slice(1).replace(' ', ''),
		type: 'dateTime',
		default: '',
		description,
		read: read.dateTime,
	});
}
