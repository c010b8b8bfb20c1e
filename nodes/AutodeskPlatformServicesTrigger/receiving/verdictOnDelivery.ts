import type { IWebhookFunctions } from 'n8n-workflow';
import { deliveryKey } from '../../../protocol/worker/deliverySignature';
import type { DeliveryVerdict } from '../../../protocol/worker/deliverySignature';
import { WORKER_CREDENTIAL } from '../../workerClient/workerApi';
import { RecentEntries } from './recentEntries';

/** An API key that was taken out of the credential counts for less than a minute, in ms. */
const KEEP_MS = 55_000;
const MAX_KEYS = 1_000;

/** By subscription. */
const known = new RecentEntries<Buffer>(MAX_KEYS, KEEP_MS);

/**
 * Verifies a delivery with the key of the credential. n8n reads a credential from its database each
 * time, which under load takes longer than everything else here together, so the derived key is kept
 * for a while. What it does not verify is held against the credential as it is now.
 */
export async function verdictOnDelivery(
	ctx: IWebhookFunctions,
	subscriptionId: string,
	verify: (key: Buffer) => DeliveryVerdict,
): Promise<DeliveryVerdict> {
	const kept = known.get(subscriptionId);
	const verdict = kept && verify(kept);
	if (verdict?.kind === 'genuine') return verdict;
	const { apiKey } = await ctx.getCredentials<{ apiKey: string }>(WORKER_CREDENTIAL);
	const key = deliveryKey(apiKey, subscriptionId);
	known.keep(subscriptionId, key);
	return verify(key);
}
