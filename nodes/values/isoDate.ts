import { InvalidValue } from './invalidValue';

/**
 * A day as `YYYY-MM-DD`. Takes what n8n's date fields and expressions return, and drops the time of
 * day: a `Date`, a Luxon `DateTime`, or ISO 8601 text with year, month and day.
 *
 * @returns undefined if the field is empty
 * @throws InvalidValue
 */
export function isoDate(field: string, value: unknown): string | undefined {
	if (value === undefined || value === null || value === '') return undefined;
	const text = (value instanceof Date ? value.toISOString() : String(value)).trim();
	const [day] = /^\d{4}-\d{2}-\d{2}(?=T|\s|$)/.exec(text) ?? [];
	// Date.parse alone rolls 2026-02-30 over into March.
	if (day === undefined || toDay(Date.parse(day)) !== day) {
		throw new InvalidValue(field, `"${text}" is not a date; use year, month and day: 2026-03-02`);
	}
	return day;
}

function toDay(time: number): string | undefined {
	return Number.isNaN(time) ? undefined : new Date(time).toISOString().slice(0, 10);
}
