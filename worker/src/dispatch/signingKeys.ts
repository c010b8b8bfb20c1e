import { deliveryKey } from '../../../protocol/worker/deliverySignature';
import { signingSecretKey } from '../../../protocol/worker/signingSecret';
import type { Subscription } from '../subscriptions/subscription';

/**
 * The keys that sign a delivery, newest first; several while one is being rotated. A subscription without
 * signing secrets has a key derived from each API key.
 *
 * @param now Unix time in ms
 */
export function signingKeys(
	{ id, signingSecrets }: Pick<Subscription, 'id' | 'signingSecrets'>,
	apiKeys: readonly string[],
	now: number,
): Buffer[] {
	if (signingSecrets.length === 0) return apiKeys.map((apiKey) => deliveryKey(apiKey, id));
	return signingSecrets
		.filter(({ until }) => until === null || Date.parse(until) > now)
		.map(({ secret }) => signingSecretKey(secret));
}
