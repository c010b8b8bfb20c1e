/**
 * The most levels of objects and lists that a body may have. Autodesk's callbacks have fewer than ten.
 * Code that walks a body level by level would overflow the stack after some thousands.
 */
export const MAX_JSON_DEPTH = 100;

/** Whether objects and lists are nested more than {@link MAX_JSON_DEPTH} levels deep; `{}` is one level. */
export function isTooDeep(value: unknown, levelsLeft = MAX_JSON_DEPTH): boolean {
	if (typeof value !== 'object' || value === null) return false;
	if (levelsLeft === 0) return true;
	return Object.values(value).some((member) => isTooDeep(member, levelsLeft - 1));
}
