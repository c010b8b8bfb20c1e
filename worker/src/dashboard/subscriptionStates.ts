import type { HookStatus } from '../../../protocol/worker/api/shapes/hook';
import type { OpenCircuit, OpenCircuits } from '../dispatch/openCircuits';
import { eventQueue } from '../events/storedEvent';
import type { HookDocuments } from '../hooks/hookDocuments';
import type { HookState } from '../hooks/hookState';
import { measureQueue, type QueueMeasure } from '../metrics/measureQueue';
import { withDeadline } from '../store/deadline';
import type { Store } from '../store/store';
import type { Subscription } from '../subscriptions/subscription';

const DEADLINE = 5_000;

export interface SubscriptionState extends QueueMeasure {
	subscription: Subscription;
	/** Set while the circuit breaker is open; after its time, one delivery tests the target. */
	openCircuit: OpenCircuit | undefined;
	/** Its webhooks that Autodesk should call but does not. */
	silentHooks: HookState[];
	/** Why the next event to be retried failed; undefined if none is to be retried. */
	retryReason: string | undefined;
}

export interface StateParts {
	store: Store;
	openCircuits: OpenCircuits;
	hooks: HookDocuments;
}

/** In these states, Autodesk should call a webhook but does not. */
export const SILENT: ReadonlySet<HookStatus> = new Set(['inactive', 'missing']);

/**
 * How subscriptions are doing, in the same order.
 *
 * @param now Unix time in ms
 * @throws StoreUnavailableError
 */
export async function subscriptionStates(
	{ store, openCircuits, hooks }: StateParts,
	subscriptions: readonly Subscription[],
	now: number,
): Promise<SubscriptionState[]> {
	const breakers = await openCircuits.all(now);
	const silent = (await hooks.states.all()).filter(({ status }) => SILENT.has(status));
	const states = subscriptions.map(async (subscription) => ({
		subscription,
		openCircuit: breakers.find(({ id }) => id === subscription.id),
		silentHooks: silent.filter((hook) => hook.subscription === subscription.id),
		retryReason: await withDeadline(nextRetryReason(store, subscription.id), DEADLINE),
		...(await withDeadline(measureQueue(store, subscription.id), DEADLINE)),
	}));
	return await Promise.all(states);
}

/** Reads only the next one: after an outage there can be very many. */
async function nextRetryReason(store: Store, subscription: string): Promise<string | undefined> {
	const [next] = await eventQueue(store, subscription).getDelayed(0, 0);
	return next?.failedReason;
}
