import type { ParameterGroup } from '../parameters/parameter';
import { read } from '../parameters/read';
import { inOrder, rangeEnd } from './timeRange';

/**
 * Entries of Filters that narrow a list by a day, such as Due From and Due Until. Services for project teams
 * take a range with an open end: `2026-03-02..`.
 *
 * @param what of one word, e.g. `Due`
 * @param things what the list holds, e.g. `issues`
 */
export function dateRange(what: 'Due' | 'Start', things: string, query: string): ParameterGroup {
	const from = rangeEnd(
		`${what} From`,
		`Only ${things} whose ${what.toLowerCase()} date is this day or later`,
		read.date,
	);
	const to = rangeEnd(
		`${what} Until`,
		`Only ${things} whose ${what.toLowerCase()} date is this day or earlier`,
		read.date,
	);
	return inOrder({ from, to }, { query }, (range) => {
		if (range.from === undefined && range.to === undefined) return undefined;
		return `${range.from ?? ''}..${range.to ?? ''}`;
	});
}
