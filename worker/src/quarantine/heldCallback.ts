import { createHash } from 'node:crypto';
import type { ReceivedCallback } from '../intake/intake';
import type { Vault } from '../encryption/vault';

/** A callback that was refused because of its signature. Its content is stored separately, encrypted. */
export interface HeldCallback {
	id: string;
	/** Id of the subscription. */
	subscription: string;
	/** ISO 8601 */
	receivedAt: string;
	/** `x-adsk-delivery-id`; the sender may have invented it. */
	deliveryId: string | null;
	/** Size of the body, in bytes. */
	size: number;
}

/** Autodesk's ids are GUIDs. Longer values are cut, because they are stored in clear text for lists. */
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

/** A repeated callback has the same id. */
function idOf(subscription: string, { body, signature }: ReceivedCallback): string {
	const digest = createHash('sha256')
		.update(`${subscription}\n${signature ?? ''}\n`)
		.update(body)
		.digest('hex');
	return `qua_${digest.slice(0, 32)}`;
}

/** Binds the encrypted content to its callback. */
export function sealContext(id: string): string {
	return `quarantine:${id}`;
}

export function sealCallback(vault: Vault, id: string, callback: ReceivedCallback): string {
	const body = Buffer.from(callback.body).toString('base64');
	return vault.seal(JSON.stringify({ ...callback, body }), sealContext(id));
}

/** @throws UnreadableError if ENCRYPTION_KEY no longer contains the key it was encrypted with */
export function openCallback(vault: Vault, id: string, sealed: string): ReceivedCallback {
	const { body, ...callback } = JSON.parse(vault.open(sealed, sealContext(id))) as Omit<
		ReceivedCallback,
		'body'
	> & { body: string };
	return { ...callback, body: Buffer.from(body, 'base64') };
}
