import type { IDataObject } from 'n8n-workflow';
import { isJsonApiResource } from '../../../../protocol/aps/jsonApi';
import type { ApsAnswer } from '../../../../protocol/aps/request';
import { isJsonObject } from '../../../../protocol/json';
import { flatJsonApi } from '../../../records/flatJsonApi';

/** Headers that say nothing about the result, and may hold secrets. */
const HIDDEN_HEADERS = ['set-cookie', 'authorization'];

/** The items of an answer: one for each entry of a list, otherwise one. */
export function recordsOf({ status, body }: ApsAnswer, flattens: boolean): IDataObject[] {
	if (Array.isArray(body)) return body.map((entry: unknown) => recordOf(status, entry, flattens));
	return [recordOf(status, body, flattens)];
}

/** The answer as a whole, for workflows that decide by its status. */
export function wholeAnswer({ status, headers, body }: ApsAnswer): IDataObject {
	return {
		statusCode: status,
		headers: Object.fromEntries(
			Object.entries(headers).filter(([name]) => !HIDDEN_HEADERS.includes(name)),
		),
		body: isValue(body) ? body : null,
	};
}

function recordOf(status: number, body: unknown, flattens: boolean): IDataObject {
	if (!isValue(body)) return { statusCode: status };
	if (!isJsonObject(body)) return { data: body };
	if (Object.keys(body).length === 0) return { statusCode: status };
	return flattens ? flatDocument(body) : body;
}

function flatDocument(body: IDataObject): IDataObject {
	if (!isJsonObject(body.data)) return flatJsonApi(body);
	const { included } = body;
	return flatJsonApi(body.data, Array.isArray(included) ? included.filter(isJsonApiResource) : []);
}

function isValue(body: unknown): body is IDataObject | string | number | boolean {
	return body !== undefined && body !== null && body !== '';
}
