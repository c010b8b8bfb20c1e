import { isJsonObject, objectsIn } from '../../protocol/json';
import type { JsonObject } from '../../protocol/json';

/** As many users or companies as `hq` imports in one call. Source: Import Account Users, Import Companies. */
export const HQ_IMPORTED_AT_ONCE = 50;

const CONFLICT = 409;

/** What an import of `hq` says about one row. */
export type HqRowAnswer =
	| { kind: 'added'; record: JsonObject }
	| { kind: 'refused'; message: string; isConflict: boolean }
	| { kind: 'unmentioned' };

/**
 * What an import says about each row.
 *
 * @param keys of the rows, in their order
 * @param keyIn the key of a record; undefined if it has none
 */
export function hqImportAnswers(
	body: unknown,
	keys: readonly string[],
	keyIn: (record: JsonObject) => string | undefined,
): HqRowAnswer[] {
	const lists = isJsonObject(body) ? body : {};
	const added = byKey(lists.success_items, keyIn);
	const refused = byKey(lists.failure_items, keyIn);
	return keys.map((key) => {
		const record = added.get(key);
		if (record !== undefined) return { kind: 'added', record };
		const failure = refused.get(key);
		if (failure === undefined) return { kind: 'unmentioned' };
		return { kind: 'refused', message: messageOf(failure), isConflict: isConflict(failure) };
	});
}

function byKey(
	items: unknown,
	keyIn: (record: JsonObject) => string | undefined,
): Map<string, JsonObject> {
	return new Map(
		objectsIn(items).flatMap((item): Array<[string, JsonObject]> => {
			const key = keyIn(item);
			return key === undefined ? [] : [[key, item]];
		}),
	);
}

/** How errors of rows look is not documented, so any text in them is shown. */
function messageOf(failure: JsonObject): string {
	const texts = [...objectsIn(failure.errors), failure].flatMap(
		({ message, error, reason, detail }) =>
			[message, error, reason, detail].filter((text) => typeof text === 'string'),
	);
	return texts.length > 0 ? texts.join('. ') : 'Autodesk did not add it and gives no reason';
}

function isConflict(failure: JsonObject): boolean {
	const errors = [...objectsIn(failure.errors), failure];
	return (
		errors.some(({ code, status }) => Number(code ?? status) === CONFLICT) ||
		/exist|conflict|already|duplicate/i.test(
			`${JSON.stringify(failure.errors)} ${messageOf(failure)}`,
		)
	);
}
