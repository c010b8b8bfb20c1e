import { isJsonObject } from '../../protocol/json';

/** JSON that is the same for equal values: keys in a fixed order, nothing undefined, no blanks. */
export function canonicalJson(value: unknown): string {
	return JSON.stringify(ordered(value)) ?? 'null';
}

function ordered(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(ordered);
	if (!isJsonObject(value)) return value;
	const names = Object.keys(value).sort(byCodeUnit);
	return Object.fromEntries(names.map((name) => [name, ordered(value[name])]));
}

/** Does not depend on the language of the server, unlike `localeCompare`. */
export function byCodeUnit(a: string, b: string): number {
	if (a === b) return 0;
	return a < b ? -1 : 1;
}
