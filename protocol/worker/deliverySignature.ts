import { createHmac, timingSafeEqual } from 'crypto';

/**
 * How the worker signs what it delivers to n8n: Standard Webhooks 1.0. The key is derived from the
 * worker's API key and the subscription id on both sides, so n8n's static data contains no secret.
 */
export const DELIVERY_HEADERS = {
	id: 'webhook-id',
	timestamp: 'webhook-timestamp',
	signature: 'webhook-signature',
} as const;

/** Deliveries signed longer ago (or further ahead) than this are refused, in seconds. */
export const DELIVERY_TOLERANCE_SECONDS = 5 * 60;

export interface SignedDelivery {
	id: string;
	/** Unix time in seconds, as text. */
	timestamp: string;
	body: string | Uint8Array;
}

export type DeliveryVerdict =
	| { kind: 'genuine' }
	| {
			kind: 'refused';
			reason: 'headers missing' | 'timestamp out of tolerance' | 'signature wrong';
	  };

/** The signing key of one subscription. */
export function deliveryKey(apiKey: string, subscriptionId: string): Buffer {
	return createHmac('sha256', apiKey).update(`subscription:${subscriptionId}`).digest();
}

/** The `webhook-signature` header value: `v1,<base64 HMAC-SHA256 of "id.timestamp.body">`. */
export function signDelivery(key: Uint8Array, delivery: SignedDelivery): string {
	return `v1,${mac(key, delivery).toString('base64')}`;
}

/**
 * Whether one of the keys signed this delivery just now. The header may contain several signatures,
 * separated by spaces; versions other than `v1` are ignored.
 *
 * @param now Unix time in seconds
 */
export function verifyDelivery(
	keys: readonly Uint8Array[],
	headers: { id?: string; timestamp?: string; signature?: string },
	body: string | Uint8Array,
	now: number,
): DeliveryVerdict {
	const { id, timestamp, signature } = headers;
	if (!id || !timestamp || !signature) return { kind: 'refused', reason: 'headers missing' };
	const signedAt = /^\d{1,12}$/.test(timestamp) ? Number(timestamp) : Number.NaN;
	if (!(Math.abs(now - signedAt) <= DELIVERY_TOLERANCE_SECONDS)) {
		return { kind: 'refused', reason: 'timestamp out of tolerance' };
	}
	const received = signature
		.split(' ')
		.filter((part) => part.startsWith('v1,'))
		.map((part) => Buffer.from(part.slice(3), 'base64'));
	let matches = false;
	for (const key of keys) {
		const expected = mac(key, { id, timestamp, body });
		for (const candidate of received) {
			if (candidate.length === expected.length && timingSafeEqual(candidate, expected)) {
				matches = true;
			}
		}
	}
	return matches ? { kind: 'genuine' } : { kind: 'refused', reason: 'signature wrong' };
}

function mac(key: Uint8Array, { id, timestamp, body }: SignedDelivery): Buffer {
	return createHmac('sha256', key).update(`${id}.${timestamp}.`).update(body).digest();
}
