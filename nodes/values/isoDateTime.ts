import { tryToParseDateTime } from 'n8n-workflow';
import { InvalidValue } from './invalidValue';

/** The part of a run that is needed here: the time zone of its workflow. */
interface InTimeZone {
	ctx: {
		/** IANA name, e.g. `Europe/Berlin`. */
		getTimezone(): string;
	};
}

/**
 * A point in time in the form Autodesk reads: ISO 8601 in UTC. Takes what n8n's date fields and
 * expressions produce: ISO 8601 text, a Luxon `DateTime` or a `Date`. Text without a zone is read in
 * the time zone of the workflow, as everywhere in n8n.
 *
 * @returns undefined if the field is empty
 * @throws InvalidValue
 */
export function isoDateTime(
	{ ctx }: InTimeZone,
	field: string,
	value: unknown,
): string | undefined {
	if (value === undefined || value === null || value === '') return undefined;
	// Text that does not start with the year would leave the order of day and month to guesswork.
	const startsWithYear = typeof value !== 'string' || /^\d{4}(-|$)/.test(value.trim());
	try {
		const iso = startsWithYear && tryToParseDateTime(value, ctx.getTimezone()).toUTC().toISO();
		if (iso) return iso;
	} catch {
		// The error below names the field and the expected format.
	}
	throw new InvalidValue(
		field,
		`"${String(value)}" is not a date; use ISO 8601, e.g. 2026-03-02T16:40:00Z`,
	);
}
