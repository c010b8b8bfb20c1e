/**
 * Whether a value has no text of its own: an expression such as `{{ $json }}` gives an object, which
 * would end as `[object Object]`. Dates have one.
 */
export function isNoText(value: unknown): boolean {
	return Array.isArray(value) || String(value) === String({});
}
