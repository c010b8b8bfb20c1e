/**
 * Reads a time as Autodesk writes it: ISO 8601, also without the colon in the offset
 * (`2026-03-02T09:15:26+0000`), which other parsers refuse.
 *
 * @returns Unix time in ms; undefined for no time or text that is not a time
 */
export function parseTime(text: string | null | undefined): number | undefined {
	if (!text) return undefined;
	const time = Date.parse(text.replace(/([+-]\d\d)(\d\d)$/, '$1:$2'));
	return Number.isNaN(time) ? undefined : time;
}
