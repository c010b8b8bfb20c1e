import { jsonParse } from 'n8n-workflow';
import type { IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import type { Delivery } from '../../../protocol/worker/delivery';
import {
	DELIVERY_HEADERS,
	DELIVERY_TOLERANCE_SECONDS,
	verifyDelivery,
} from '../../../protocol/worker/deliverySignature';
import type { WorkerRegistration } from '../registration';
import { onceTaken } from './onceTaken';
import { header, rawBody } from './rawBody';
import { RecentEntries } from './recentEntries';
import { acceptSilently, refuse } from './refuse';
import { startRun } from './startRun';
import { verdictOnDelivery } from './verdictOnDelivery';

/**
 * Signatures of deliveries taken. The worker signs each attempt anew, so one that comes again is a
 * replay; what is older than this is refused by its timestamp.
 */
const taken = new RecentEntries<true>(20_000, 2 * DELIVERY_TOLERANCE_SECONDS * 1000);

/**
 * What the worker passes on: one or more events per request, signed with a key derived from the API
 * key. The worker has removed the duplicates.
 */
export async function receiveDelivery(
	ctx: IWebhookFunctions,
	{ subscriptionId }: WorkerRegistration,
): Promise<IWebhookResponseData> {
	const body = await rawBody(ctx);
	const signature = header(ctx, DELIVERY_HEADERS.signature);
	const headers = {
		id: header(ctx, DELIVERY_HEADERS.id),
		timestamp: header(ctx, DELIVERY_HEADERS.timestamp),
		signature,
	};
	const now = Math.floor(Date.now() / 1000);
	const verdict = await verdictOnDelivery(ctx, subscriptionId, (key) =>
		verifyDelivery([key], headers, body, now),
	);
	if (verdict.kind === 'refused' || signature === undefined) {
		// Clocks that differ are set right some day, so the worker is to try again: 401 would end it.
		const clocksDiffer =
			verdict.kind === 'refused' && verdict.reason === 'timestamp out of tolerance';
		return clocksDiffer
			? refuse(
					ctx,
					425,
					'The delivery was signed too long ago; compare the clocks of n8n and worker',
				)
			: refuse(ctx, 401, 'The signature is missing or wrong');
	}
	if (taken.get(signature)) return acceptSilently(ctx);
	onceTaken(ctx, () => taken.keep(signature, true));
	const { events } = jsonParse<Delivery>(body.toString('utf8'));
	return await startRun(ctx, events, 'worker');
}
