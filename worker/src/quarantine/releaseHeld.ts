import { MAX_EXTRA_SECRETS, type Subscription } from '../subscriptions/subscription';
import type { Subscriptions } from '../subscriptions/subscriptions';
import type { Quarantine, Release } from './quarantine';

export type ReleaseOutcome =
	| { kind: 'released'; release: Release }
	/** The secret was not added, and nothing was released. `reason` is a sentence without a full stop. */
	| { kind: 'secret refused'; reason: string }
	| { kind: 'no subscription' };

/**
 * Releases the held callbacks of a subscription whose signature is right by now. A further secret is
 * first added to the subscription.
 *
 * The secret must have signed at least one callback that is held: a mistyped one must not become one
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

const NOTHING_SIGNED = 'No callback that is held was signed with this secret';
const NO_MORE_SECRETS =
	`The subscription already has ${MAX_EXTRA_SECRETS} further secrets, the most it can have: ` +
	'set "extraSecrets" anew';
