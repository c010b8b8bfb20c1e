import { tryToParseDateTime } from 'n8n-workflow';
import { InvalidValue } from './invalidValue';
import type { Run } from '../parameters/run';

/**
 * A point in time as Autodesk reads it: ISO 8601 in UTC. Takes what n8n's date fields and expressions
 * give: ISO 8601 text, a Luxon `DateTime` or a `Date`. Text without a zone means the time zone of the
 * workflow, as everywhere in n8n.
 *
 * @returns undefined when the field is empty
 * @throws InvalidValue
 */
export function isoDateTime(
	{ ctx }: Pick<Run, 'ctx'>,
	field: string,
	value: unknown,
): string | undefined {
	if (value === undefined || value === null || value === '') return undefined;
	// Other orders of day and month would be guesses.
	const startsWithYear = typeof value !== 'string' || /^\d{4}(-|$)/.test(value.trim());
	try {
		const iso = startsWithYear && tryToParseDateTime(value, ctx.getTimezone()).toUTC().toISO();
		if (iso) return iso;
	} catch {
		// told below, in the words of this node
	}
	throw new InvalidValue(
		field,
		`"${String(value)}" is no date; use ISO 8601, e.g. 2026-03-02T16:40:00Z`,
	);
}
