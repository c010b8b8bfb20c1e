import { isJsonObject } from '../../protocol/json';
import type { JsonObject } from '../../protocol/json';
import { isJsonApiResource } from '../../protocol/aps/jsonApi';
import type { JsonApiDocument } from '../../protocol/aps/jsonApi';
import type { ApsAnswer } from '../../protocol/aps/request';

/** How to read an answer. @returns undefined if it lacks what it is about, which no record can do without */
export type AnswerReader<Result> = (answer: ApsAnswer) => Result | undefined;

/** A record of Data Management. Autodesk may leave out the records it refers to, or send null for them. */
export const documentIn: AnswerReader<Required<JsonApiDocument>> = ({ body }) => {
	if (!isJsonObject(body) || !isJsonApiResource(body.data)) return undefined;
	const { data, included } = body;
	return { data, included: Array.isArray(included) ? included.filter(isJsonApiResource) : [] };
};

/** @param key the member without which the record is of no use, e.g. its ID */
export function recordWith(key: string): AnswerReader<JsonObject> {
	return ({ body }) => {
		if (!isJsonObject(body)) return undefined;
		const id = body[key];
		return id === undefined || id === null || id === '' ? undefined : body;
	};
}
