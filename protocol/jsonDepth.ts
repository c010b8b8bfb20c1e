/**
 * The most levels of objects and lists that a body may have. Autodesk's callbacks have fewer than ten.
 * Code that walks a body level by level would overflow the stack after some thousands.
 */
export const MAX_JSON_DEPTH = 100;

/** Whether objects and lists are nested more than {@link MAX_JSON_DEPTH} levels deep; `{}` is one level. */
export function isTooDeep(value: unknown, levelsLeft = MAX_JSON_DEPTH): boolean {
	if (typeof value !== 'object' || value === null) return false;
	if (levelsLeft === 0) return true;
	// Without a function or a list per level, because this runs for every callback.
	for (const member of Object.values(value)) {
		if (isTooDeep(member, levelsLeft - 1)) return true;
	}
	return false;
}
