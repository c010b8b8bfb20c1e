import { isJsonObject, objectsIn } from '../../protocol/json';
import type { JsonObject } from '../../protocol/json';
import type { AnswerReader } from './readAnswer';

/** The records of a batch call: `{ results: […] }`. */
export const resultsIn: AnswerReader<JsonObject[]> = ({ body }) =>
	isJsonObject(body) && Array.isArray(body.results) ? objectsIn(body.results) : undefined;
