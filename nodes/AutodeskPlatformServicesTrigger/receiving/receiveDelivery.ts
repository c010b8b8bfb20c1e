import { jsonParse } from 'n8n-workflow';
import type { IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import type { Delivery } from '../../shared/protocol/delivery';
import {
	DELIVERY_HEADERS,
	deliveryKey,
	verifyDelivery,
} from '../../shared/protocol/deliverySignature';
import { WORKER_CREDENTIAL } from '../../shared/worker/workerClient';
import type { WorkerRegistration } from '../registration';
import { header, rawBody } from './rawBody';
import { refuse } from './refuse';
import { startRun } from './startRun';

/**
 * What the worker passes on: one or more events per request, signed with a key derived from the API
 * key. The worker has removed duplicates; the timestamp in the signature limits replays.
 */
export async function receiveDelivery(
	ctx: IWebhookFunctions,
	{ subscriptionId }: WorkerRegistration,
): Promise<IWebhookResponseData> {
	const body = await rawBody(ctx);
	const verdict = verifyDelivery(
		[deliveryKey(await apiKey(ctx), subscriptionId)],
		{
			id: header(ctx, DELIVERY_HEADERS.id),
			timestamp: header(ctx, DELIVERY_HEADERS.timestamp),
			signature: header(ctx, DELIVERY_HEADERS.signature),
		},
		body,
		Math.floor(Date.now() / 1000),
	);
	if (verdict.kind === 'refused') {
		return refuse(ctx, 401, `The delivery is not accepted: ${verdict.reason}`);
	}
	const { events } = jsonParse<Delivery>(body.toString('utf8'));
	return await startRun(ctx, events, 'worker');
}

async function apiKey(ctx: IWebhookFunctions): Promise<string> {
	return (await ctx.getCredentials<{ apiKey: string }>(WORKER_CREDENTIAL)).apiKey;
}
