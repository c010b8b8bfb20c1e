import { defineParameter, groupParameters } from '../parameters/parameter';
import type { ParameterGroup } from '../parameters/parameter';
import { read } from '../parameters/read';
import { InvalidValue } from '../values/invalidValue';

/**
 * Entries of Filters that narrow a list by a day, such as Due From and Due Until. Services for project teams
 * take a range with an open end: `2026-03-02..`.
 *
 * @param what of one word, e.g. `Due`
 * @param things what the list holds, e.g. `issues`
 */
export function dateRange(what: 'Due' | 'Start', things: string, query: string): ParameterGroup {
	const from = dayParameter(
		`${what} From`,
		`Only ${things} whose ${what.toLowerCase()} date is this day or later`,
	);
	const to = dayParameter(
		`${what} Until`,
		`Only ${things} whose ${what.toLowerCase()} date is this day or earlier`,
	);
	return groupParameters({ from, to }, { query }, (range) => {
		if (range.from === undefined && range.to === undefined) return undefined;
		if (range.from !== undefined && range.to !== undefined && range.from > range.to) {
			throw new InvalidValue(
				to.displayName,
				`${range.to} is before ${from.displayName}, ${range.from}`,
			);
		}
		return `${range.from ?? ''}..${range.to ?? ''}`;
	});
}

function dayParameter(displayName: string, description: string) {
	return defineParameter({
		displayName,
		name: displayName.charAt(0).toLowerCase() + displayName.slice(1).replace(' ', ''),
		type: 'dateTime',
		default: '',
		description,
		read: read.date,
	});
}
