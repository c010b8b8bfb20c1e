import { InvalidValue } from '../invalidValue';

/**
 * A point in time as Autodesk reads it: ISO 8601 in UTC. Takes what n8n's date fields and expressions
 * give: any ISO 8601 text, or a Luxon `DateTime`. Text without a zone counts as UTC.
 *
 * @returns undefined when the field is empty
 * @throws InvalidValue
 */
export function isoDateTime(field: string, value: unknown): string | undefined {
	if (value === undefined || value === null || value === '') return undefined;
	const text = String(value).trim();
	const hasZone = /(Z|[+-]\d{2}:?\d{2})$/i.test(text);
	const isDateOnly = /^\d{4}(-\d{2}){0,2}$/.test(text);
	const date = new Date(hasZone || isDateOnly ? text : `${text}Z`);
	if (!/^\d{4}/.test(text) || Number.isNaN(date.getTime())) {
		throw new InvalidValue(field, `"${text}" is no date; use ISO 8601, e.g. 2026-03-02T16:40:00Z`);
	}
	return date.toISOString();
}
