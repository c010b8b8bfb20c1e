import { answerContent } from '../answerContent';
import type { ApsAnswer, ApsRequest } from '../request';

/** The client that sends the requests of a list: the node's or the worker's. */
export interface ListSource {
	/**
	 * @param signal fires when the response is no longer needed
	 * @throws for every status from 400 up that the request does not accept
	 */
	send(request: ApsRequest, signal?: AbortSignal): Promise<ApsAnswer>;

	/** The error for a list that cannot be read to its end. @param problem e.g. `the answer is not a list` */
	brokenList(request: ApsRequest, problem: string): Error;
}

/** The pages of a list, one array of records each. Reading stops when the consumer stops. */
export type ListPages<Row> = AsyncGenerator<Row[]>;

/**
 * Whether the response means a list without rows: 204, which several services send for an empty list,
 * or an error status that the request accepts, such as 404 for a place that does not exist.
 */
export function hasNoRows({ status }: ApsAnswer): boolean {
	return status === 204 || status >= 400;
}

/**
 * The problem with an answer that is no list. Treating it as an empty list would mean that everything was
 * deleted.
 */
export function notAList({ body }: ApsAnswer): string {
	return `the answer is not a list: it holds ${answerContent(body)}`;
}
