import { isJsonObject } from '../../json';
import type { JsonObject, JsonValue } from '../../json';

/** Members in which Autodesk's services put the rows of a list. */
const USUAL_MEMBERS = ['data', 'results', 'items'];

/** Members that point to further pages. */
const PAGING_MEMBERS = ['pagination', 'links', 'next', 'page', 'cursorState', 'paginationToken'];

/** Lists that accompany the rows. */
const ACCOMPANYING = ['included', 'errors', 'warnings'];

/**
 * The rows of a list of any service: a bare array, or an array in a usual member. Any other array is taken
 * for rows only if the answer also has a member for paging, because a single record may hold a list, too.
 *
 * @returns undefined if the answer is no list
 */
export function listRows(body: unknown): JsonObject[] | undefined {
	if (Array.isArray(body)) return body.map(rowOf);
	if (!isJsonObject(body)) return undefined;
	const usual = USUAL_MEMBERS.map((name) => body[name]).find(Array.isArray);
	if (usual !== undefined) return usual.map(rowOf);
	// Elements of a model.
	if (isJsonObject(body.data) && Array.isArray(body.data.collection)) {
		return body.data.collection.map(rowOf);
	}
	if (!PAGING_MEMBERS.some((name) => name in body)) return undefined;
	const others = Object.entries(body).filter(
		([name, value]) => Array.isArray(value) && !ACCOMPANYING.includes(name),
	);
	const [[, rows] = []] = others;
	return others.length === 1 && Array.isArray(rows) ? rows.map(rowOf) : undefined;
}

/** A row that is no object, in one. */
function rowOf(row: JsonValue): JsonObject {
	return isJsonObject(row) ? row : { data: row };
}
