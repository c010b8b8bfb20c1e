import type { Deliveries, FoundDelivery } from '../deliveries/deliveries';
import type { HookRecords } from '../hooks/hookRecords';
import type { HookState, HookStatus } from '../hooks/hookState';
import { measureQueue, type QueueMeasure } from '../metrics/measureQueue';
import type { Metrics } from '../metrics/metrics';
import { withDeadline } from '../store/deadline';
import type { Store } from '../store/store';
import type { Subscription } from '../subscriptions/subscription';
import type { SubscriptionDirectory } from '../subscriptions/subscriptionDirectory';

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
}

export interface Overview {
	store: Store['kind'];
	subscriptions: SubscriptionState[];
	/** The newest first. */
	deadLetters: FoundDelivery[];
	/** Callbacks that this process refused for their signature since it started. */
	badSignatures: number;
	/** Unix time in ms */
	at: number;
}

export interface OverviewParts {
	store: Store;
	directory: SubscriptionDirectory;
	deliveries: Deliveries;
	metrics: Metrics;
	hooks: HookRecords;
}

/** In these states Autodesk does not call a webhook although it should. */
const SILENT: ReadonlySet<HookStatus> = new Set(['inactive', 'missing']);

/** @throws StoreUnavailableError */
export async function overview(parts: OverviewParts): Promise<Overview> {
	const { store, directory, deliveries, metrics, hooks } = parts;
	await directory.refresh();
	const breakers = await breakerStates(metrics);
	const silent = (await hooks.states.all()).filter(({ status }) => SILENT.has(status));
	const states = directory.all().map(async (subscription) => ({
		subscription,
		breaker: breakers.get(subscription.id) ?? ('unknown' as const),
		silentHooks: silent.filter((hook) => hook.subscription === subscription.id),
		...(await withDeadline(measureQueue(store, subscription.id), DEADLINE)),
	}));
	const [subscriptions, recent, badSignatures] = await Promise.all([
		Promise.all(states),
		deliveries.page({ status: 'dead' }, 'newest first', RECENT),
		callbacksWithBadSignature(metrics),
	]);
	subscriptions.sort((a, b) => urgency(b) - urgency(a) || byLabel(a, b));
	return {
		store: store.kind,
		subscriptions,
		deadLetters: recent.deliveries,
		badSignatures,
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

async function callbacksWithBadSignature({ callbacks }: Metrics): Promise<number> {
	const { values } = await callbacks.get();
	return values.find(({ labels }) => labels.outcome === 'bad_signature')?.value ?? 0;
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
