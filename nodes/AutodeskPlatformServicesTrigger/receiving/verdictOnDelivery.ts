import type { IWebhookFunctions } from 'n8n-workflow';
import { deliveryKey } from '../../../protocol/worker/deliverySignature';
import type { DeliveryVerdict } from '../../../protocol/worker/deliverySignature';
import { WORKER_CREDENTIAL } from '../../workerClient/workerApi';
import { RecentEntries } from './recentEntries';

/** How long a replaced API key still counts, in milliseconds: less than a minute. */
const KEEP_MS = 55_000;
const MAX_KEYS = 1_000;

/** By subscription. */
const known = new RecentEntries<Buffer>(MAX_KEYS, KEEP_MS);

/**
 * Verifies a delivery with the key of the credential. n8n reads a credential from its database each
 * time, which under load takes longer than everything else here combined, so the derived key is cached.
 * If the cached key does not verify a delivery, the current credential is read.
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
