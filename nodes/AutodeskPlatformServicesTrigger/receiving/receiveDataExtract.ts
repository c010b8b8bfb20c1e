import type { IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import {
	DATA_EXTRACT_EVENT,
	DATA_EXTRACT_EVENT_VALUE,
	DATA_EXTRACT_SYSTEM,
	EXTRACT_KEY,
	isExtractKey,
	MAX_EXTRACT_CALLBACK_BYTES,
	parseDataExtractCallback,
	triggerExtractKey,
} from '../../../protocol/callbacks/dataExtractCallback';
import { isJsonObject } from '../../../protocol/json';
import { extractCredential } from '../clientSecret';
import { events as eventsField } from '../fields/events';
import type { DirectRegistration } from '../registration';
import { Decisions } from './decisions';
import { rawBody } from './rawBody';
import { readDataJob } from './readDataJob';
import { acceptSilently, endUnread, refuse } from './refuse';
import { startRun } from './startRun';

const KEEP_MS = 72 * 3_600_000;
/** For all workflows in the process. */
const MAX_JOBS = 5_000;

const decisions = new Decisions(MAX_JOBS, KEEP_MS);

/** The secret that a request for a data extract carries; undefined for any other request. */
export function extractKeyIn(ctx: IWebhookFunctions): unknown {
	const query: unknown = ctx.getQueryData();
	return isJsonObject(query) ? query[EXTRACT_KEY] : undefined;
}

/**
 * A call of Data Connector that a job has ended. Whoever calls has to know the secret in the URL; what
 * happened is what Autodesk says about the job.
 *
 * @param received the secret as received
 */
export async function receiveDataExtract(
	ctx: IWebhookFunctions,
	{ callbackUrl, region }: DirectRegistration,
	received: unknown,
): Promise<IWebhookResponseData> {
	const { clientSecret } = await extractCredential(ctx);
	const isWanted = [ctx.getNodeParameter(eventsField.name, [])]
		.flat()
		.includes(DATA_EXTRACT_EVENT_VALUE);
	if (
		!isWanted ||
		clientSecret === undefined ||
		!isExtractKey(received, triggerExtractKey(clientSecret, callbackUrl))
	) {
		return refuse(ctx, 401, 'The secret in the URL is wrong');
	}
	const body = await rawBody(ctx);
	if (body.length > MAX_EXTRACT_CALLBACK_BYTES) {
		return refuse(ctx, 413, 'The request is too large for a callback of a data extract');
	}
	const callback = parseDataExtractCallback(body);
	if (callback === undefined) return refuse(ctx, 400, 'The body names no job');
	const key = JSON.stringify([callbackUrl, callback.jobId]);
	const claimed = await decisions.claim(ctx, [callback], () => key);
	if (claimed === undefined) return endUnread(ctx);
	if (claimed.length === 0) return acceptSilently(ctx);
	const read = await readDataJob(ctx, callback);
	if (read.kind === 'unknown') return refuse(ctx, 401, 'There is no such job of this user');
	if (read.kind === 'notYet') return refuse(ctx, 425, read.reason);
	const incoming = {
		deliveryId: null,
		receivedAt: new Date().toISOString(),
		system: DATA_EXTRACT_SYSTEM,
		event: DATA_EXTRACT_EVENT,
		region,
		resourceUrn: null,
		hook: {},
		payload: read.job,
		synthetic: false,
	};
	return await startRun(ctx, [incoming], 'direct');
}
