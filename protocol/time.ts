/**
 * Reads a time in Autodesk's format: ISO 8601, with or without the colon in the offset
 * (`2026-03-02T09:15:26+0000`), which other parsers reject.
 *
 * @returns Unix time in ms; undefined if it is no text, or not a time
 */
export function parseTime(text: unknown): number | undefined {
	if (typeof text !== 'string' || text === '') return undefined;
	const time = Date.parse(text.replace(/([+-]\d\d)(\d\d)$/, '$1:$2'));
	return Number.isNaN(time) ? undefined : time;
}
