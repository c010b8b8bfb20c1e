import { noFigures, type Figures } from './figures';
import { bucketOf } from './latencies';

/** The part that whoever stores events needs. */
export type ReceivedCounts = Pick<TrafficCounts, 'received'>;

/**
 * Counts what this process does, per subscription. Counting costs a look-up and an addition; storing the
 * counts is up to `Traffic`.
 */
export class TrafficCounts {
	#counters = new Map<string, Counter>();

	/** A new event is in the queue of a subscription. */
	received(subscription: string): void {
		this.#of(subscription).received += 1;
	}

	/** @param latency time since the receipt of the event, in ms; undefined for a replay */
	delivered(subscription: string, latency: number | undefined): void {
		const counter = this.#of(subscription);
		counter.delivered += 1;
		if (latency !== undefined) counter.observe(latency);
	}

	/** @param isDead whether the event is now a dead letter */
	failed(subscription: string, isDead: boolean): void {
		const counter = this.#of(subscription);
		counter.failed += 1;
		if (isDead) counter.dead += 1;
	}

	/** Everything counted since the last call, by subscription. */
	take(): ReadonlyMap<string, Figures> {
		const taken = this.#counters;
		this.#counters = new Map();
		return new Map(Array.from(taken, ([id, counter]) => [id, counter.figures]));
	}

	#of(subscription: string): Counter {
		const known = this.#counters.get(subscription);
		if (known) return known;
		const counter = new Counter();
		this.#counters.set(subscription, counter);
		return counter;
	}
}

class Counter {
	received = 0;
	delivered = 0;
	failed = 0;
	dead = 0;
	readonly #latencies: number[] = [];

	observe(latency: number): void {
		const bucket = bucketOf(latency);
		while (this.#latencies.length <= bucket) this.#latencies.push(0);
		this.#latencies[bucket] = (this.#latencies[bucket] ?? 0) + 1;
	}

	get figures(): Figures {
		return {
			...noFigures(),
			received: this.received,
			delivered: this.delivered,
			failed: this.failed,
			dead: this.dead,
			latencies: this.#latencies,
		};
	}
}
