import { jsonParse } from 'n8n-workflow';
import type { IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import type { DeliveredEvent, Delivery } from '../../../protocol/worker/delivery';
import {
	DELIVERY_HEADERS,
	DELIVERY_TOLERANCE_SECONDS,
	verifyDelivery,
} from '../../../protocol/worker/deliverySignature';
import type { DeliveryVerdict } from '../../../protocol/worker/deliverySignature';
import type { WorkerRegistration } from '../registration';
import { confirmDataExtracts } from './confirmDataExtracts';
import { Decisions } from './decisions';
import { header, rawBody } from './rawBody';
import { acceptSilently, endUnread, refuse } from './refuse';
import { startRun } from './startRun';
import { verdictOnDelivery } from './verdictOnDelivery';

/**
 * Deliveries by what their signature covers besides the body. The worker signs each attempt with its
 * time, so the same ID and time mean a replay, whatever the other headers contain. Older deliveries are
 * rejected because of their timestamp.
 */
const deliveries = new Decisions(20_000, 2 * DELIVERY_TOLERANCE_SECONDS * 1000);

/**
 * Events, which the worker delivers again if an answer was lost, or after its store was restored from a
 * backup. For all workflows in the process, about 8 MB.
 */
const events = new Decisions(50_000, 72 * 3_600_000);

type RefusalReason = Extract<DeliveryVerdict, { kind: 'refused' }>['reason'];

/**
 * A delivery of the worker: one or more events, signed with a key derived from the API key. The worker
 * has removed Autodesk's duplicates; its own are recognized here.
 */
export async function receiveDelivery(
	ctx: IWebhookFunctions,
	{ subscriptionId }: WorkerRegistration,
): Promise<IWebhookResponseData> {
	const body = await rawBody(ctx);
	const headers = {
		id: header(ctx, DELIVERY_HEADERS.id),
		timestamp: header(ctx, DELIVERY_HEADERS.timestamp),
		signature: header(ctx, DELIVERY_HEADERS.signature),
	};
	const now = Math.floor(Date.now() / 1000);
	const verdict = await verdictOnDelivery(ctx, subscriptionId, (key) =>
		verifyDelivery([key], headers, body, now),
	);
	if (verdict.kind === 'refused') return refuseDelivery(ctx, verdict.reason);
	const delivery = JSON.stringify([subscriptionId, headers.id, headers.timestamp]);
	const claimed = await deliveries.claim(ctx, [delivery], (key) => key);
	if (claimed === undefined) return endUnread(ctx);
	if (claimed.length === 0) return acceptSilently(ctx);
	const received = jsonParse<Delivery>(body.toString('utf8')).events;
	const fresh = await events.claim(ctx, received, (event) => eventKey(subscriptionId, event));
	if (fresh === undefined) return endUnread(ctx);
	const confirmed = await confirmDataExtracts(ctx, fresh);
	if (typeof confirmed === 'string') return refuse(ctx, 425, confirmed);
	return confirmed.length === 0 ? acceptSilently(ctx) : await startRun(ctx, confirmed, 'worker');
}

/** An event that a user has the worker deliver again starts the workflow again. */
function eventKey(subscriptionId: string, { id, replays = 0 }: DeliveredEvent): string {
	return JSON.stringify([subscriptionId, id, replays]);
}

/** Clocks can be corrected, so the worker should retry. After a 401 it would not. */
function refuseDelivery(ctx: IWebhookFunctions, reason: RefusalReason): IWebhookResponseData {
	return reason === 'timestamp out of tolerance'
		? refuse(ctx, 425, 'The delivery was signed too long ago; compare the clocks of n8n and worker')
		: refuse(ctx, 401, 'The signature is missing or wrong');
}
