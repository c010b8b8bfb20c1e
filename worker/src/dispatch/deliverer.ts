import type { Subscription } from '../subscriptions/subscription';
import type { SubscriptionDirectory } from '../subscriptions/subscriptionDirectory';
import { SubscriptionDelivery, type DeliveryParts } from './subscriptionDelivery';

/**
 * Runs one delivery per active subscription, each on its own queue: what one target does never
 * reaches the others.
 */
export class Deliverer {
	readonly #running = new Map<string, SubscriptionDelivery>();
	/** Deliveries that were told to stop and still have events under way. */
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
	 * @param patience how long they may take before they are given up, in ms; they stay in the queue
	 */
	async stop(patience: number): Promise<void> {
		this.#stopped = true;
		this.directory.off('change', this.#reconcile);
		for (const id of this.#running.keys()) this.#close(id);
		const closing = [...this.#closing];
		const timer = setTimeout(() => {
			for (const { delivery } of closing) delivery.abort();
		}, patience);
		await Promise.all(closing.map(({ closed }) => closed));
		clearTimeout(timer);
	}

	readonly #reconcile = (): void => {
		const wanted = this.directory.all().filter(({ status }) => status === 'active');
		const wantedIds = new Set(wanted.map(({ id }) => id));
		for (const id of this.#running.keys()) {
			if (!wantedIds.has(id)) this.#close(id);
		}
		for (const subscription of wanted) this.#run(subscription);
	};

	#run(subscription: Subscription): void {
		const { id } = subscription;
		const running = this.#running.get(id);
		if (running) running.update(subscription);
		else if (!this.#stopped && !this.#mustWait(subscription)) {
			this.#running.set(id, new SubscriptionDelivery(this.parts, subscription));
		}
	}

	/** What is still under way from before a pause may fail, and then comes first. */
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
	/** Of the subscription. */
	id: string;
	delivery: SubscriptionDelivery;
	closed: Promise<void>;
}
