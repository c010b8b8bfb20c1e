import type { Deliveries, FoundDelivery } from '../deliveries/deliveries';
import { eventQueue } from '../events/storedEvent';
import type { HookRecords } from '../hooks/hookRecords';
import type { HookState, HookStatus } from '../hooks/hookState';
import { measureQueue, type QueueMeasure } from '../metrics/measureQueue';
import type { Metrics } from '../metrics/metrics';
import type { Minute, Traffic } from '../metrics/traffic';
import type { Quarantine } from '../quarantine/quarantine';
import { withDeadline } from '../store/deadline';
import type { Store } from '../store/store';
import type { Subscription } from '../subscriptions/subscription';
import type { SubscriptionDirectory } from '../subscriptions/subscriptionDirectory';
import type { Watch } from '../watches/watch';
import type { Watches } from '../watches/watches';

const DEADLINE = 5_000;
/** Dead letters shown on the first page. */
const RECENT = 8;

/** Whether the target is left alone after failures; unknown where another process delivers. */
export type Breaker = 'closed' | 'half-open' | 'open' | 'unknown';

export interface SubscriptionState extends QueueMeasure {
	subscription: Subscription;
	breaker: Breaker;
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
	directory: SubscriptionDirectory;
	deliveries: Deliveries;
	metrics: Metrics;
	traffic: Traffic;
	hooks: HookRecords;
	watches: Watches;
	quarantine: Quarantine;
}

/** In these states Autodesk does not call a webhook although it should. */
export const SILENT: ReadonlySet<HookStatus> = new Set(['inactive', 'missing']);

/** @throws StoreUnavailableError */
export async function overview(parts: OverviewParts): Promise<Overview> {
	const { store, directory, deliveries, metrics, hooks, watches, quarantine } = parts;
	await directory.refresh();
	const breakers = await breakerStates(metrics);
	const silent = (await hooks.states.all()).filter(({ status }) => SILENT.has(status));
	const states = directory.all().map(async (subscription) => ({
		subscription,
		breaker: breakers.get(subscription.id) ?? ('unknown' as const),
		silentHooks: silent.filter((hook) => hook.subscription === subscription.id),
		retryReason: await withDeadline(nextRetryReason(store, subscription.id), DEADLINE),
		...(await withDeadline(measureQueue(store, subscription.id), DEADLINE)),
	}));
	const [subscriptions, recent, traffic, held, allWatches] = await Promise.all([
		Promise.all(states),
		deliveries.page({ status: 'dead' }, 'newest first', RECENT),
		parts.traffic.lastHour(Date.now()),
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
		at: Date.now(),
	};
}

const BREAKERS: readonly Breaker[] = ['closed', 'half-open', 'open'];

async function breakerStates({ breaker }: Metrics): Promise<Map<string, Breaker>> {
	const { values } = await breaker.get();
	return new Map(
		values.map(({ labels, value }) => [String(labels.subscription), BREAKERS[value] ?? 'unknown']),
	);
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
function urgency({ subscription, breaker, silentHooks, counts }: SubscriptionState): number {
	if (subscription.status === 'gone' || breaker === 'open') return 3;
	if (counts.dead > 0 || silentHooks.length > 0) return 2;
	return counts.retrying > 0 || subscription.status === 'paused' ? 1 : 0;
}

function byLabel({ subscription: a }: SubscriptionState, { subscription: b }: SubscriptionState) {
	return a.label.localeCompare(b.label) || a.id.localeCompare(b.id);
}
