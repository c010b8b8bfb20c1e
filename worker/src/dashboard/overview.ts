import type { DeliverySummary } from '../../../protocol/worker/api/shapes/delivery';
import type { TrafficSpan } from '../../../protocol/worker/api/shapes/traffic';
import type { WatchOutcome } from '../../../protocol/worker/api/shapes/watch';
import type { Deliveries } from '../deliveries/deliveries';
import type { Quarantine } from '../quarantine/quarantine';
import type { Store } from '../store/store';
import type { Subscriptions } from '../subscriptions/subscriptions';
import type { Traffic } from '../traffic/traffic';
import type { Watch } from '../watches/watch';
import type { Watches } from '../watches/watches';
import type { TrafficView } from './charts/trafficView';
import { subscriptionStates, type StateParts, type SubscriptionState } from './subscriptionStates';

/** Dead letters shown on the first page. */
const RECENT = 8;

export interface Overview {
	store: Store['kind'];
	subscriptions: SubscriptionState[];
	/** Newest first. */
	deadLetters: DeliverySummary[];
	traffic: TrafficView;
	/** Number of held callbacks. */
	quarantined: number;
	/** Number of active watches whose last poll failed. */
	failingWatches: number;
	/** Number of active watches that report no removals until somebody accepts the drop. */
	suspiciousWatches: number;
	/** Unix time in ms */
	at: number;
}

export interface OverviewParts extends StateParts {
	subscriptions: Subscriptions;
	deliveries: Deliveries;
	traffic: Traffic;
	watches: Watches;
	quarantine: Quarantine;
}

/**
 * @param span the time that its chart shows
 * @throws StoreUnavailableError
 */
export async function overview(parts: OverviewParts, span: TrafficSpan): Promise<Overview> {
	const { store, deliveries, watches, quarantine } = parts;
	const all = await parts.subscriptions.all();
	const now = Date.now();
	const [subscriptions, recent, slots, held, allWatches] = await Promise.all([
		subscriptionStates(parts, all, now),
		deliveries.page({ status: 'dead' }, 'newest first', RECENT),
		parts.traffic.total(span),
		quarantine.list(),
		watches.all(),
	]);
	subscriptions.sort((a, b) => urgency(b) - urgency(a) || byLabel(a, b));
	return {
		store: store.kind,
		subscriptions,
		deadLetters: recent.deliveries,
		traffic: { span, slots },
		quarantined: held.length,
		failingWatches: allWatches.filter(endedAs('failed')).length,
		suspiciousWatches: allWatches.filter(endedAs('suspicious')).length,
		at: now,
	};
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
