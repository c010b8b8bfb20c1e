import { apiPath } from '../../../../protocol/aps/apiPath';
import type { ApsAnswer, ApsRequest } from '../../../../protocol/aps/request';
import type { ApsClient } from '../../../apsClient/client';
import { isSuccess } from '../../../apsClient/statuses';
import { isStream } from '../../../apsClient/streamedBody';
import type { OperationRun } from '../../../operations/operation';
import type { ReadableContent } from '../../../transfer/content';
import { refusedTransfer } from '../../../transfer/errors';
import { requestContent } from '../../../transfer/storageRead';
import { isSafe } from './method';

/** How the answer is read. */
export type ResponseFormat = 'auto' | 'file' | 'json';

/** What is sent, and how its answer is read. */
export interface Sending {
	aps: ApsClient;
	request: ApsRequest;
	format: ResponseFormat;
	/** Whether a refusal is an answer like any other. */
	returnsRefusal: boolean;
}

/** An answer with its body read, or with content that is still to be read. */
export type Received =
	| { kind: 'data'; answer: ApsAnswer }
	| { kind: 'content'; answer: ApsAnswer; content: ReadableContent };

const REDIRECTS = [301, 302, 303, 307, 308];

/**
 * Sends the request. Content stays a stream, unless the answer must be JSON.
 *
 * @throws NodeApiError
 */
export async function received(run: OperationRun, sending: Sending): Promise<Received> {
	const { method = 'GET' } = sending.request;
	const answer = await send(run, sending, isSafe(method) ? REDIRECTS : []);
	const isRedirect = isSafe(method) && REDIRECTS.includes(answer.status);
	return isRedirect ? await followed(run, sending, answer) : toReceived(answer);
}

async function send(
	run: OperationRun,
	{ aps, request, format, returnsRefusal }: Sending,
	accept: readonly number[] = [],
): Promise<ApsAnswer> {
	const asStream = format !== 'json' && request.method !== 'HEAD';
	return await aps.request({ ...request, returnsRefusal, asStream, accept, signal: run.signal });
}

/**
 * Follows a redirect once. Autodesk redirects some downloads to storage, which must not get the token: only
 * its own host does.
 */
async function followed(
	run: OperationRun,
	sending: Sending,
	redirect: ApsAnswer,
): Promise<Received> {
	const { aps, request, returnsRefusal } = sending;
	const { location = '' } = redirect.headers;
	const own = apiPath(location, aps.access.baseUrl);
	if (own !== undefined) {
		return toReceived(await send(run, { ...sending, request: { ...request, path: own } }));
	}
	if (!/^https:\/\//i.test(location) || request.method === 'HEAD') throw aps.redirected(redirect);
	const { content, ...stored } = await requestContent(run, { url: location });
	const answer: ApsAnswer = { status: stored.status, headers: stored.headers, body: stored.body };
	if (content !== undefined) return { kind: 'content', answer, content };
	if (returnsRefusal && stored.status > 0) return { kind: 'data', answer };
	const action = `GET ${request.path.split('?')[0]}`;
	throw refusedTransfer(run, { action, advice: 'Send the request again' }, stored, 'download');
}

function toReceived(answer: ApsAnswer): Received {
	const { status, body } = answer;
	return isSuccess(status) && isReadable(body)
		? { kind: 'content', answer, content: body }
		: { kind: 'data', answer };
}

function isReadable(body: unknown): body is ReadableContent {
	return isStream(body) && 'destroy' in body && typeof body.destroy === 'function';
}
