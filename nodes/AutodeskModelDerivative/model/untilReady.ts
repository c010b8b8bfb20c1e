import { NodeOperationError } from 'n8n-workflow';
import type { ApsAnswer, ApsRequest } from '../../../protocol/aps/request';
import { timeoutMinutes } from '../../longWork/completion';
import { waitUntilDone } from '../../longWork/waitUntilDone';
import type { OperationRun } from '../../operations/operation';
import type { Model } from './chosenModel';

/** Extracting properties takes seconds to minutes. */
export const READY_MINUTES = 15;

/** Entry of Options, for operations that Autodesk first has to prepare. */
export const readyTimeout = timeoutMinutes(READY_MINUTES);

const IN_PROGRESS = 202;
const FIRST_PAUSE_MS = 1_000;
const TOO_LARGE = 413;

interface Extraction {
	model: Model;
	/** In ms. */
	longestMs: number;
}

/**
 * The answer of a call about the inside of a model. Autodesk extracts it when it is first asked for, and
 * answers 202 until then. What is larger than 20 MB is asked for explicitly, which has a lower rate limit.
 *
 * @throws NodeOperationError if it is not ready in time; NodeApiError
 */
export async function untilReady(
	run: OperationRun,
	request: ApsRequest,
	extraction: Extraction,
	signal?: AbortSignal,
): Promise<ApsAnswer> {
	const isForced = request.query?.forceget !== undefined;
	const accept = isForced || request.method === 'POST' ? [] : [TOO_LARGE];
	const call = async () => await run.aps.request({ ...request, accept, signal });
	const answer = await readyAnswer(run, call, extraction);
	if (answer.status !== TOO_LARGE) return answer;
	const forced = { ...request, query: { ...request.query, forceget: true } };
	return await untilReady(run, forced, extraction, signal);
}

async function readyAnswer(
	run: OperationRun,
	call: () => Promise<ApsAnswer>,
	{ model, longestMs }: Extraction,
): Promise<ApsAnswer> {
	const first = await call();
	if (first.status !== IN_PROGRESS) return first;
	const ending = await waitUntilDone(run, {
		longestMs,
		firstPauseMs: FIRST_PAUSE_MS,
		async check() {
			const answer = await call();
			return answer.status === IN_PROGRESS ? undefined : answer;
		},
	});
	if (ending.kind === 'done') return ending.result;
	throw notReady(run, model, ending.kind);
}

function notReady(run: OperationRun, { urn }: Model, kind: 'timedOut' | 'stopped') {
	const action = run.operation.action ?? run.operation.summary;
	const what =
		kind === 'stopped'
			? 'stopped while Autodesk was extracting the data'
			: 'Autodesk is still extracting the data';
	return new NodeOperationError(run.ctx.getNode(), `${action}: ${what}`, {
		itemIndex: run.itemIndex,
		description: `Run the operation again later, or wait longer with Options > ${readyTimeout.displayName}. Autodesk continues in the meantime. The model is ${urn}`,
	});
}
