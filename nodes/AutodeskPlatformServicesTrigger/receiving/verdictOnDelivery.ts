import type { IWebhookFunctions } from 'n8n-workflow';
import { deliveryKey } from '../../shared/protocol/deliverySignature';
import type { DeliveryVerdict } from '../../shared/protocol/deliverySignature';
import { WORKER_CREDENTIAL } from '../../shared/worker/workerApi';

interface KnownKey {
	key: Buffer;
	/** Unix time in ms. */
	readAt: number;
}

/** An API key that was taken out of the credential counts for this long at most, in ms. */
const KEEP_MS = 60_000;
const MAX_KEYS = 1_000;

/** By subscription, in the order read. */
const known = new Map<string, KnownKey>();

/**
 * Verifies a delivery with the key of the credential. n8n reads a credential from its database each
 * time, which under load takes longer than everything else here together, so the derived key is kept
 * for a minute. What it does not verify is held against the credential as it is now.
 */
export async function verdictOnDelivery(
	ctx: IWebhookFunctions,
	subscriptionId: string,
	verify: (key: Buffer) => DeliveryVerdict,
): Promise<DeliveryVerdict> {
	const kept = keptKey(subscriptionId);
	const verdict = kept && verify(kept);
	if (verdict?.kind === 'genuine') return verdict;
	const { apiKey } = await ctx.getCredentials<{ apiKey: string }>(WORKER_CREDENTIAL);
	const key = deliveryKey(apiKey, subscriptionId);
	keep(subscriptionId, key);
	return verify(key);
}

function keptKey(subscriptionId: string): Buffer | undefined {
	const entry = known.get(subscriptionId);
	return entry && Date.now() - entry.readAt < KEEP_MS ? entry.key : undefined;
}

function keep(subscriptionId: string, key: Buffer): void {
	known.delete(subscriptionId);
	known.set(subscriptionId, { key, readAt: Date.now() });
	if (known.size <= MAX_KEYS) return;
	const [oldest] = known.keys();
	known.delete(oldest);
}
