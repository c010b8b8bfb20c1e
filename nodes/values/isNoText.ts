/**
 * Whether a value has no text form: an expression such as `{{ $json }}` returns an object, which would
 * become `[object Object]`. Dates have a text form.
 */
export function isNoText(value: unknown): boolean {
	return Array.isArray(value) || String(value) === String({});
}
