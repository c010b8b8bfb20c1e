import { DELIVERY_STATUSES } from '../../../protocol/worker/api/shapes/delivery';
import { SUBSCRIPTION_STATUSES } from '../../../protocol/worker/api/shapes/subscription';
import { withDeadline } from '../store/deadline';
import type { Store } from '../store/store';
import type { SubscriptionDirectory } from '../subscriptions/subscriptionDirectory';
import { measureQueue } from './measureQueue';
import type { Metrics } from './metrics';

/** Prometheus aborts a scrape after 10 s by default. */
const DEADLINE = 5_000;
/** Scrapes within this time share one measurement, in ms. */
const FRESH = 2_000;

/** Gauges that are read from the store on demand. */
export class QueueGauges {
	#current: Promise<void> = Promise.resolve();
	#measuredAt = -Infinity;
	#backlog: number | null = null;

	constructor(
		private readonly metrics: Metrics,
		private readonly store: Store,
		private readonly directory: SubscriptionDirectory,
	) {}

	/** Events that are queued or retrying, as of the last measurement; null before the first one. */
	get backlog(): number | null {
		return this.#backlog;
	}

	/**
	 * Never rejects: a store that does not answer is also a measurement.
	 *
	 * @param maxAge maximum age of an earlier measurement that may be reused, in ms
	 */
	async refresh(maxAge = FRESH): Promise<void> {
		if (performance.now() - this.#measuredAt > maxAge) {
			this.#measuredAt = performance.now();
			this.#current = withDeadline(this.#measure(), DEADLINE).then(
				() => this.metrics.storeUp.set(1),
				() => this.metrics.storeUp.set(0),
			);
		}
		await this.#current;
	}

	async #measure(): Promise<void> {
		const { events, oldestEventAge, subscriptions } = this.metrics;
		const all = this.directory.all();
		const measured = await Promise.all(
			all.map(async ({ id }) => ({ id, ...(await measureQueue(this.store, id)) })),
		);
		await this.store.ping();

		// Subscriptions deleted since the last measurement must disappear.
		events.reset();
		oldestEventAge.reset();
		for (const { id: subscription, counts, oldestAge } of measured) {
			for (const status of DELIVERY_STATUSES) {
				events.set({ subscription, status }, counts[status]);
			}
			oldestEventAge.set({ subscription }, oldestAge);
		}
		const waiting = measured.map(({ counts }) => counts.queued + counts.retrying);
		this.#backlog = waiting.reduce((sum, count) => sum + count, 0);
		for (const status of SUBSCRIPTION_STATUSES) {
			const count = all.filter((subscription) => subscription.status === status).length;
			subscriptions.set({ status }, count);
		}
	}
}
