import { parseRetryAfter } from '../../../protocol/http/retryAfter';

/** The result of one POST to n8n. */
export type Response =
	| { kind: 'answered'; status: number; retryAfter: string | undefined }
	| { kind: 'failed'; reason: string };

/** What to do with the event. */
export type Outcome =
	| { kind: 'delivered'; status: number }
	/** `retryAfter`: what the target asked for, in ms. */
	| { kind: 'retry'; status?: number; reason: string; retryAfter?: number }
	/** The target permanently refuses events. */
	| { kind: 'gone'; status: number; reason: string }
	/** The target will never accept this event. */
	| { kind: 'dead'; status: number; reason: string };

/** 4xx answers that are worth a retry. n8n answers 404 while a workflow is not active. */
const TEMPORARY = new Set([404, 408, 425, 429]);

/** @param now Unix time in ms */
export function outcomeOf(response: Response, now: number): Outcome {
	if (response.kind === 'failed') return { kind: 'retry', reason: response.reason };

	const { status } = response;
	const reason = `The target answered ${status}`;
	if (status >= 200 && status < 300) return { kind: 'delivered', status };
	if (status === 410) return { kind: 'gone', status, reason };
	if (status >= 400 && status < 500 && !TEMPORARY.has(status)) {
		return { kind: 'dead', status, reason };
	}
	// This includes redirects, which are not followed because they could lead anywhere.
	return { kind: 'retry', status, reason, retryAfter: parseRetryAfter(response.retryAfter, now) };
}
