import { DELIVERY_STATUSES, queueStateOf } from '../deliveries/deliveryStatus';
import { eventQueue, type EventQueue } from '../events/storedEvent';
import { timeOf } from '../newId';
import { withDeadline } from '../store/deadline';
import type { Store } from '../store/store';
import { SUBSCRIPTION_STATUSES } from '../subscriptions/subscription';
import type { SubscriptionDirectory } from '../subscriptions/subscriptionDirectory';
import type { Metrics } from './metrics';

/** Prometheus gives up a scrape after 10 s by default. */
const DEADLINE = 5_000;
/** Scrapes within this time share one look into the store, in ms. */
const FRESH = 2_000;
/** Of the events waiting for their next attempt, as many are looked at to find the oldest. */
const RETRYING_LOOKED_AT = 1000;

/** What is measured by looking into the store, when it is asked for. */
export class QueueGauges {
	#current: Promise<void> = Promise.resolve();
	#lookedAt = 0;

	constructor(
		private readonly metrics: Metrics,
		private readonly store: Store,
		private readonly directory: SubscriptionDirectory,
	) {}

	/** Never rejects: that the store does not answer is a measurement too. */
	async refresh(): Promise<void> {
		if (Date.now() - this.#lookedAt > FRESH) {
			this.#lookedAt = Date.now();
			this.#current = withDeadline(this.#look(), DEADLINE).then(
				() => this.metrics.storeUp.set(1),
				() => this.metrics.storeUp.set(0),
			);
		}
		await this.#current;
	}

	async #look(): Promise<void> {
		const { events, oldestEventAge, subscriptions } = this.metrics;
		const all = this.directory.all();
		const measured = await Promise.all(
			all.map(async ({ id }) => {
				const queue = eventQueue(this.store, id);
				const counts = await queue.getJobCounts(...DELIVERY_STATUSES.map(queueStateOf));
				return { id, counts, age: await oldestAge(queue, counts.waiting ?? 0) };
			}),
		);
		await this.store.ping();

		// What was deleted since the last look must not be told for ever.
		events.reset();
		oldestEventAge.reset();
		for (const { id: subscription, counts, age } of measured) {
			for (const status of DELIVERY_STATUSES) {
				events.set({ subscription, status }, counts[queueStateOf(status)] ?? 0);
			}
			oldestEventAge.set({ subscription }, age);
		}
		for (const status of SUBSCRIPTION_STATUSES) {
			const count = all.filter((subscription) => subscription.status === status).length;
			subscriptions.set({ status }, count);
		}
	}
}

/** In seconds; 0 when nothing waits. Ids tell when their event was received. */
async function oldestAge(queue: EventQueue, waiting: number): Promise<number> {
	const backend = queue.getBackend();
	const [queued = []]: string[][] =
		waiting > 0 ? await backend.getRanges(['waiting'], waiting - 1, waiting - 1) : [];
	const [retrying = []]: string[][] = await backend.getRanges(
		['delayed'],
		0,
		RETRYING_LOOKED_AT - 1,
		true,
	);
	const [oldest] = [...queued, ...retrying].sort();
	return oldest === undefined ? 0 : Math.max(0, (Date.now() - timeOf(oldest)) / 1000);
}
