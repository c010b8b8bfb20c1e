/** What a webhook watches: one key, e.g. `{ folder: 'urn:…' }`. */
export type HookScope = Readonly<Record<string, string>>;

/** Whether two webhooks watch the same thing. */
export function hasSameScope(a: HookScope, b: HookScope): boolean {
	const keys = Object.keys(a);
	return keys.length === Object.keys(b).length && keys.every((key) => a[key] === b[key]);
}
