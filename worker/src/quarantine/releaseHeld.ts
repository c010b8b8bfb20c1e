import { LIMITS } from '../../../protocol/worker/api/limits';
import type { Subscription } from '../subscriptions/subscription';
import type { Subscriptions } from '../subscriptions/subscriptions';
import type { Quarantine, Release } from './quarantine';

export type ReleaseOutcome =
	| { kind: 'released'; release: Release }
	/** The secret was not added, and nothing was released. `reason` is a sentence without a period. */
	| { kind: 'secret refused'; reason: string }
	| { kind: 'no subscription' };

/**
 * Releases the held callbacks of a subscription whose signature now matches. If a secret is given, it
 * is first added to the subscription.
 *
 * The secret must have signed at least one held callback, so that a mistyped secret never becomes one
 * that callbacks are accepted with.
 *
 * @throws StoreUnavailableError
 */
export async function releaseHeld(
	{ quarantine, subscriptions }: { quarantine: Quarantine; subscriptions: Subscriptions },
	subscriptionId: string,
	secret?: string,
): Promise<ReleaseOutcome> {
	let subscription: Subscription | undefined = await subscriptions.get(subscriptionId);
	if (!subscription) return { kind: 'no subscription' };
	if (secret !== undefined) {
		const { genuine } = await quarantine.verify(subscription, secret);
		if (genuine === 0) return { kind: 'secret refused', reason: NOTHING_SIGNED };
		const addition = await subscriptions.addSecret(subscriptionId, secret);
		if (addition.kind === 'full') return { kind: 'secret refused', reason: NO_MORE_SECRETS };
		if (addition.kind === 'missing') return { kind: 'no subscription' };
		subscription = addition.subscription;
	}
	return { kind: 'released', release: await quarantine.release(subscription) };
}

const NOTHING_SIGNED = 'No held callback was signed with this secret';
const NO_MORE_SECRETS =
	`The subscription already has ${LIMITS.subscription.extraSecrets.maxItems} extra secrets, the maximum. ` +
	'Replace them with "extraSecrets"';
