/**
 * Which elements Fetch Specific Properties returns. Source: Model Derivative v2, `properties:query`. Numbers
 * are compared in metric base units, such as meters.
 */
export type ElementQuery =
	| { $in: readonly ['objectid', ...number[]] | readonly ['externalId', ...string[]] }
	| { $prefix: readonly ['name', string] }
	| { $eq: readonly ['name', string] }
	| { $contains: readonly [property: string, words: string] }
	| { $between: readonly [property: string, least: number, most: number] }
	| { $ge: readonly [property: string, least: number] }
	| { $le: readonly [property: string, most: number] };

/** IDs per query. The largest page has as many elements. */
const IDS_PER_QUERY = 1000;

export function byObjectIds(ids: readonly number[]): ElementQuery[] {
	return inGroups(ids).map((group) => ({ $in: ['objectid', ...group] as const }));
}

export function byExternalIds(ids: readonly string[]): ElementQuery[] {
	return inGroups(ids).map((group) => ({ $in: ['externalId', ...group] as const }));
}

/** A range of which one end may be open. @returns undefined if both are */
export function byRange(
	property: string,
	least: number | undefined,
	most: number | undefined,
): ElementQuery | undefined {
	if (least !== undefined && most !== undefined) return { $between: [property, least, most] };
	if (least !== undefined) return { $ge: [property, least] };
	return most === undefined ? undefined : { $le: [property, most] };
}

/** `Dimensions.Area` becomes `properties.Dimensions.Area`. */
export function propertyPath(name: string): string {
	return /^properties(\.|$)/.test(name) ? name : `properties.${name}`;
}

/** What identifies an element, and the wanted properties. @param properties none for all */
export function elementFields(properties: readonly string[]): string[] {
	const wanted = properties.length === 0 ? ['properties'] : properties.map(propertyPath);
	return ['objectid', 'name', 'externalId', ...wanted];
}

function inGroups<Id>(ids: readonly Id[]): Id[][] {
	const groups: Id[][] = [];
	for (let start = 0; start < ids.length; start += IDS_PER_QUERY) {
		groups.push(ids.slice(start, start + IDS_PER_QUERY));
	}
	return groups;
}
