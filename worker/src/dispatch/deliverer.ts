import type { Subscription } from '../subscriptions/subscription';
import type { SubscriptionDirectory } from '../subscriptions/subscriptionDirectory';
import { SubscriptionDelivery, type DeliveryParts } from './subscriptionDelivery';

/**
 * Runs one delivery per active subscription, each on its own queue: no target affects the others.
 */
export class Deliverer {
	readonly #running = new Map<string, SubscriptionDelivery>();
	/** Deliveries that are stopping and still have events in progress. */
	readonly #closing = new Set<Closing>();
	#stopped = false;

	constructor(
		private readonly directory: SubscriptionDirectory,
		private readonly parts: DeliveryParts,
	) {}

	start(): void {
		this.directory.on('change', this.#reconcile);
		this.#reconcile();
	}

	/**
	 * Stops accepting events and waits for those in progress.
	 *
	 * @param timeout how long they may take before they are aborted, in ms; aborted events stay in the queue
	 */
	async stop(timeout: number): Promise<void> {
		this.#stopped = true;
		this.directory.off('change', this.#reconcile);
		for (const id of this.#running.keys()) this.#close(id);
		const closing = [...this.#closing];
		const timer = setTimeout(() => {
			for (const { delivery } of closing) delivery.abort();
		}, timeout);
		await Promise.all(closing.map(({ closed }) => closed));
		clearTimeout(timer);
	}

	readonly #reconcile = (): void => {
		const active = this.directory.all().filter(({ status }) => status === 'active');
		const activeIds = new Set(active.map(({ id }) => id));
		for (const id of this.#running.keys()) {
			if (!activeIds.has(id)) this.#close(id);
		}
		for (const subscription of active) this.#run(subscription);
	};

	#run(subscription: Subscription): void {
		const { id } = subscription;
		const running = this.#running.get(id);
		if (running) running.update(subscription);
		else if (!this.#stopped && !this.#mustWait(subscription)) {
			this.#running.set(id, new SubscriptionDelivery(this.parts, subscription));
		}
	}

	/** Events in progress since before a pause may fail, and then come first. */
	#mustWait({ id, order }: Subscription): boolean {
		return order === 'file' && [...this.#closing].some((closing) => closing.id === id);
	}

	#close(id: string): void {
		const delivery = this.#running.get(id);
		if (!delivery) return;
		this.#running.delete(id);
		const warn = (error: unknown): void => {
			const facts = { subscription: id, err: String(error) };
			this.parts.log.warn(facts, 'delivery closed with an error');
		};
		const closed = delivery.close().catch(warn);
		const closing: Closing = { id, delivery, closed };
		this.#closing.add(closing);
		const goOn = (): void => {
			this.#closing.delete(closing);
			this.#reconcile();
		};
		void closed.then(goOn).catch(warn);
	}
}

interface Closing {
	/** Id of the subscription. */
	id: string;
	delivery: SubscriptionDelivery;
	closed: Promise<void>;
}
