import { defineParameter, groupParameters } from '../parameters/parameter';
import type { Destination, Parameter, ParameterGroup } from '../parameters/parameter';
import { read } from '../parameters/read';
import { InvalidValue } from '../values/invalidValue';

type TextParameter = Parameter<string | undefined>;

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
	return inOrder({ from, to }, destination, toValue);
}

/** @param ends whose values compare as text */
export function inOrder(
	ends: { from: TextParameter; to: TextParameter },
	destination: Destination,
	toValue: (range: TimeRange) => unknown,
): ParameterGroup {
	return groupParameters(ends, destination, (range) => {
		if (range.from !== undefined && range.to !== undefined && range.from > range.to) {
			throw new InvalidValue(
				ends.to.displayName,
				`${range.to} is before ${ends.from.displayName}, ${range.from}`,
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

function timeParameter(displayName: string, description: string): TextParameter {
	return rangeEnd(displayName, description, read.dateTime);
}

/** @param displayName of two words; the name is the same in camel case */
export function rangeEnd(
	displayName: string,
	description: string,
	reader: TextParameter['read'],
): TextParameter {
	return defineParameter({
		displayName,
		name: displayName.charAt(0).toLowerCase() + displayName.slice(1).replace(' ', ''),
		type: 'dateTime',
		default: '',
		description,
		read: reader,
	});
}
