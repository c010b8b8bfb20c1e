import type { Deliveries, FoundDelivery } from '../deliveries/deliveries';
import type { OpenBreaker, OpenBreakers } from '../dispatch/openBreakers';
import { eventQueue } from '../events/storedEvent';
import type { HookRecords } from '../hooks/hookRecords';
import type { HookState, HookStatus } from '../hooks/hookState';
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
	/** Set while the target is left alone after failures; past its time, a delivery finds out. */
	openBreaker: OpenBreaker | undefined;
	/** Its webhooks that Autodesk does not call although it should. */
	silentHooks: HookState[];
	/** Why the event that is tried next failed; undefined when none is tried again. */
	retryReason: string | undefined;
}

export interface Overview {
	store: Store['kind'];
	subscriptions: SubscriptionState[];
	/** The newest first. */
	deadLetters: FoundDelivery[];
	/** The last hour, the oldest minute first. */
	traffic: Minute[];
	/** Callbacks with a wrong signature that are kept. */
	quarantined: number;
	/** Active watches whose last look failed. */
	failingWatches: number;
	/** Unix time in ms */
	at: number;
}

export interface OverviewParts {
	store: Store;
	subscriptions: Subscriptions;
	deliveries: Deliveries;
	openBreakers: OpenBreakers;
	traffic: Traffic;
	hooks: HookRecords;
	watches: Watches;
	quarantine: Quarantine;
}

/** In these states Autodesk does not call a webhook although it should. */
export const SILENT: ReadonlySet<HookStatus> = new Set(['inactive', 'missing']);

/** @throws StoreUnavailableError */
export async function overview(parts: OverviewParts): Promise<Overview> {
	const { store, deliveries, openBreakers, hooks, watches, quarantine } = parts;
	const all = await parts.subscriptions.all();
	const now = Date.now();
	const breakers = await openBreakers.all(now);
	const silent = (await hooks.states.all()).filter(({ status }) => SILENT.has(status));
	const states = all.map(async (subscription) => ({
		subscription,
		openBreaker: breakers.find(({ id }) => id === subscription.id),
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
		failingWatches: allWatches.filter(isFailing).length,
		at: now,
	};
}

/** Only the next one is looked at: after an outage there can be very many. */
async function nextRetryReason(store: Store, subscription: string): Promise<string | undefined> {
	const [next] = await eventQueue(store, subscription).getDelayed(0, 0);
	return next?.failedReason;
}

function isFailing({ status, lastRun }: Watch): boolean {
	return status === 'active' && lastRun?.outcome === 'failed';
}

/** What needs a person comes first. */
function urgency({ subscription, openBreaker, silentHooks, counts }: SubscriptionState): number {
	if (subscription.status === 'gone' || openBreaker) return 3;
	if (counts.dead > 0 || silentHooks.length > 0) return 2;
	return counts.retrying > 0 || subscription.status === 'paused' ? 1 : 0;
}

function byLabel({ subscription: a }: SubscriptionState, { subscription: b }: SubscriptionState) {
	return a.label.localeCompare(b.label) || a.id.localeCompare(b.id);
}
