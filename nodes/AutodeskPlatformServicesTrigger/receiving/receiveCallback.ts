import type { IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import {
	DELIVERY_ID_HEADER,
	MAX_CALLBACK_BYTES,
	parseCallback,
	registeredHook,
} from '../../../protocol/callbacks/callback';
import { CALLBACK_SIGNATURE_HEADER } from '../../../protocol/callbacks/callbackSignature';
import { deduplicationKey } from '../../../protocol/callbacks/deduplicationKey';
import type { DirectRegistration } from '../registration';
import { Decisions } from './decisions';
import type { IncomingEvent } from './incomingEvent';
import { isGenuineCallback } from './isGenuineCallback';
import { header, rawBody } from './rawBody';
import { acceptSilently, endUnread, refuse } from './refuse';
import { startRun } from './startRun';

const HOUR_MS = 3_600_000;
/** Autodesk retries for about 48 hours; the rest is a margin. */
const KEEP_HOURS = 72;
/** For all workflows in the process, about 3 MB. */
const MAX_EVENTS = 20_000;

const decisions = new Decisions(MAX_EVENTS, KEEP_HOURS * HOUR_MS);

/** A callback that comes directly from Autodesk: one event, signed with the secret of the webhook. */
export async function receiveCallback(
	ctx: IWebhookFunctions,
	registration: DirectRegistration,
): Promise<IWebhookResponseData> {
	const body = await rawBody(ctx);
	if (body.length > MAX_CALLBACK_BYTES)
		return refuse(ctx, 413, 'The request is too large for a callback of Autodesk');
	const signature = header(ctx, CALLBACK_SIGNATURE_HEADER);
	if (!(await isGenuineCallback(ctx, registration, body, signature))) {
		return refuse(ctx, 401, 'The signature is missing or wrong');
	}
	const parsed = parseCallback(body);
	if (parsed.kind === 'malformed') return refuse(ctx, 400, parsed.reason);
	const { callback } = parsed;
	const deliveryId = header(ctx, DELIVERY_ID_HEADER);
	const key = deduplicationKey(registration.callbackUrl, callback, deliveryId);
	const claimed = await decisions.claim(ctx, [callback], () => key);
	if (claimed === undefined) return endUnread(ctx);
	if (claimed.length === 0) return acceptSilently(ctx);
	const registered = registeredHook(registration.hooks, callback);
	const incoming: IncomingEvent = {
		deliveryId: deliveryId ?? null,
		receivedAt: new Date().toISOString(),
		system: callback.hook.system ?? registered?.system ?? '',
		event: callback.hook.event ?? registered?.event ?? '',
		region: registration.region,
		resourceUrn: callback.resourceUrn ?? null,
		hook: callback.hook,
		payload: callback.payload,
		synthetic: false,
	};
	return await startRun(ctx, [incoming], 'direct');
}
