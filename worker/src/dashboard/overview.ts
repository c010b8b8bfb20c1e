import type { Deliveries } from '../deliveries/deliveries';
import type { OpenCircuit, OpenCircuits } from '../dispatch/openCircuits';
import { eventQueue } from '../events/storedEvent';
import type { HookDocuments } from '../hooks/hookDocuments';
import type { DeliverySummary } from '../../../protocol/worker/api/shapes/delivery';
import type { HookStatus } from '../../../protocol/worker/api/shapes/hook';
import type { WatchOutcome } from '../../../protocol/worker/api/shapes/watch';
import type { HookState } from '../hooks/hookState';
import { measureQueue, type QueueMeasure } from '../metrics/measureQueue';
import type { Minute, Traffic } from '../metrics/traffic';
import type { Quarantine } from '../quarantine/quarantine';
import { withDeadline } from '../store/deadline';
import type { Store } from '../store/store';
import type { Subscription } from '../subscriptions/subscription';
import type { Subscriptions } from '../subscriptions/subscriptions';
import type { Watch } from '../watches/watch';
import type { Watches } from '../watches/watches';

const DEADLINE = 5_000;
/** Dead letters shown on the first page. */
const RECENT = 8;

export interface SubscriptionState extends QueueMeasure {
	subscription: Subscription;
	/** Set while the circuit breaker is open; after its time, one delivery tests the target. */
	openCircuit: OpenCircuit | undefined;
	/** Its webhooks that Autodesk should call but does not. */
	silentHooks: HookState[];
	/** Why the next event to be retried failed; undefined if none is to be retried. */
	retryReason: string | undefined;
}

export interface Overview {
	store: Store['kind'];
	subscriptions: SubscriptionState[];
	/** Newest first. */
	deadLetters: DeliverySummary[];
	/** The last hour, oldest minute first. */
	traffic: Minute[];
	/** Number of held callbacks. */
	quarantined: number;
	/** Number of active watches whose last poll failed. */
	failingWatches: number;
	/** Number of active watches that report no removals until somebody accepts the drop. */
	suspiciousWatches: number;
	/** Unix time in ms */
	at: number;
}

export interface OverviewParts {
	store: Store;
	subscriptions: Subscriptions;
	deliveries: Deliveries;
	openCircuits: OpenCircuits;
	traffic: Traffic;
	hooks: HookDocuments;
	watches: Watches;
	quarantine: Quarantine;
}

/** In these states, Autodesk should call a webhook but does not. */
export const SILENT: ReadonlySet<HookStatus> = new Set(['inactive', 'missing']);

/** @throws StoreUnavailableError */
export async function overview(parts: OverviewParts): Promise<Overview> {
	const { store, deliveries, openCircuits, hooks, watches, quarantine } = parts;
	const all = await parts.subscriptions.all();
	const now = Date.now();
	const breakers = await openCircuits.all(now);
	const silent = (await hooks.states.all()).filter(({ status }) => SILENT.has(status));
	const states = all.map(async (subscription) => ({
		subscription,
		openCircuit: breakers.find(({ id }) => id === subscription.id),
		silentHooks: silent.filter((hook) => hook.subscription === subscription.id),
		retryReason: await withDeadline(nextRetryReason(store, subscription.id), DEADLINE),
		...(await withDeadline(measureQueue(store, subscription.id), DEADLINE)),
	}));
	const [subscriptions, recent, traffic, held, allWatches] = await Promise.all([
		Promise.all(states),
		deliveries.page({ status: 'dead' }, 'newest first', RECENT),
		parts.traffic.lastHour(now),
		quarantine.list(),
		watches.all(),
	]);
	subscriptions.sort((a, b) => urgency(b) - urgency(a) || byLabel(a, b));
	return {
		store: store.kind,
		subscriptions,
		deadLetters: recent.deliveries,
		traffic,
		quarantined: held.length,
		failingWatches: allWatches.filter(endedAs('failed')).length,
		suspiciousWatches: allWatches.filter(endedAs('suspicious')).length,
		at: now,
	};
}

/** Reads only the next one: after an outage there can be very many. */
async function nextRetryReason(store: Store, subscription: string): Promise<string | undefined> {
	const [next] = await eventQueue(store, subscription).getDelayed(0, 0);
	return next?.failedReason;
}

function endedAs(outcome: WatchOutcome): (watch: Watch) => boolean {
	return ({ status, lastRun }) => status === 'active' && lastRun?.outcome === outcome;
}

/** Subscriptions that need attention come first. */
function urgency({ subscription, openCircuit, silentHooks, counts }: SubscriptionState): number {
	if (subscription.status === 'gone' || openCircuit) return 3;
	if (counts.dead > 0 || silentHooks.length > 0) return 2;
	return counts.retrying > 0 || subscription.status === 'paused' ? 1 : 0;
}

function byLabel({ subscription: a }: SubscriptionState, { subscription: b }: SubscriptionState) {
	return a.label.localeCompare(b.label) || a.id.localeCompare(b.id);
}
