import { createHash } from 'node:crypto';
import type { DeliveredEvent, Delivery } from '../../../protocol/worker/delivery';
import type { DeliveryHeaders } from '../../../protocol/worker/deliveryHeaders';
import { DELIVERY_HEADERS, signDelivery } from '../../../protocol/worker/deliverySignature';

export interface SignedRequest {
	headers: Record<string, string>;
	body: Buffer;
}

/**
 * The request that delivers events, signed according to Standard Webhooks with each key, so that keys can
 * be rotated while the receiver still has the old one.
 *
 * @param now Unix time in ms
 * @param own headers of the subscription's own; they never replace those of the worker
 */
export function signedRequest(
	delivery: Delivery,
	keys: readonly Uint8Array[],
	now: number,
	own: DeliveryHeaders,
): SignedRequest {
	const id = deliveryId(delivery.events);
	const timestamp = String(Math.floor(now / 1000));
	const body = Buffer.from(JSON.stringify(delivery));
	const signatures = keys.map((key) => signDelivery(key, { id, timestamp, body }));
	return {
		headers: {
			...own,
			'content-type': 'application/json; charset=utf-8',
			'user-agent': 'aps-webhook-worker',
			[DELIVERY_HEADERS.id]: id,
			[DELIVERY_HEADERS.timestamp]: timestamp,
			[DELIVERY_HEADERS.signature]: signatures.join(' '),
		},
		body,
	};
}

/** The same events have the same id on every attempt. */
function deliveryId(events: readonly DeliveredEvent[]): string {
	const [first] = events;
	if (first && events.length === 1) return first.id;
	const ids = events.map(({ id }) => id).join(',');
	return `bat_${createHash('sha256').update(ids).digest('hex').slice(0, 32)}`;
}
