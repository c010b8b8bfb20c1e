import { createHash } from 'node:crypto';
import type { ReceivedCallback } from '../intake/intake';
import type { Vault } from '../encryption/vault';

/** A callback that was refused for its signature. What it says is kept elsewhere, encrypted. */
export interface HeldCallback {
	id: string;
	/** Id of the subscription. */
	subscription: string;
	/** ISO 8601 */
	receivedAt: string;
	/** `x-adsk-delivery-id`; whoever sent it may have made it up. */
	deliveryId: string | null;
	/** Of the body, in bytes. */
	size: number;
}

/** Autodesk's are GUIDs. What is longer is cut, as it is kept readable for lists. */
const MAX_DELIVERY_ID = 64;

export function heldCallback(
	subscription: string,
	callback: ReceivedCallback,
	now: Date,
): HeldCallback {
	return {
		id: idOf(subscription, callback),
		subscription,
		receivedAt: now.toISOString(),
		deliveryId: callback.deliveryId?.slice(0, MAX_DELIVERY_ID) ?? null,
		size: callback.body.length,
	};
}

/** The same callback sent again has the same id. */
function idOf(subscription: string, { body, signature }: ReceivedCallback): string {
	const digest = createHash('sha256')
		.update(`${subscription}\n${signature ?? ''}\n`)
		.update(body)
		.digest('hex');
	return `qua_${digest.slice(0, 32)}`;
}

/** Binds what is sealed to the callback it belongs to. */
export function sealContext(id: string): string {
	return `quarantine:${id}`;
}

export function sealCallback(vault: Vault, id: string, callback: ReceivedCallback): string {
	const body = Buffer.from(callback.body).toString('base64');
	return vault.seal(JSON.stringify({ ...callback, body }), sealContext(id));
}

/** @throws UnreadableError when ENCRYPTION_KEY no longer holds the key it was written with */
export function openCallback(vault: Vault, id: string, sealed: string): ReceivedCallback {
	const { body, ...callback } = JSON.parse(vault.open(sealed, sealContext(id))) as Omit<
		ReceivedCallback,
		'body'
	> & { body: string };
	return { ...callback, body: Buffer.from(body, 'base64') };
}
