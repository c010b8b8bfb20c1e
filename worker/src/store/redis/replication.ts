import type { RedisClient } from './connect';

/** How long replicas may take, in ms: with the write itself, less than a callback may take in all. */
const REPLICATION_TIMEOUT = 500;

/**
 * Waits until replicas have a write. If a master dies, writes that its replicas do not have are lost, and
 * Redis itself does not wait for them.
 *
 * Callers that arrive during a wait share the next one, so that all of them cost one round trip.
 */
export class Replication {
	/** By key: the current wait and the one that follows it. */
	readonly #current = new Map<string, Promise<void>>();
	readonly #next = new Map<string, Promise<void>>();

	/**
	 * @param client the client that writes: Redis tracks writes per connection
	 * @param replicas number of replicas that must have the write; 0: do not wait
	 */
	constructor(
		private readonly client: RedisClient,
		private readonly replicas: number,
	) {}

	/**
	 * Resolves when enough replicas have everything that was written before this call to the node that
	 * the key belongs to.
	 *
	 * @throws if they do not in time; the write may still reach them
	 */
	async confirm(key: string): Promise<void> {
		if (this.replicas === 0) return;
		// The current wait may have started before the caller's write, so the next one counts.
		let next = this.#next.get(key);
		if (!next) {
			next = this.#follow(key);
			this.#next.set(key, next);
		}
		await next;
	}

	async #follow(key: string): Promise<void> {
		await this.#current.get(key)?.catch(() => undefined);
		const turn = this.#next.get(key);
		this.#next.delete(key);
		if (turn) this.#current.set(key, turn);
		try {
			await this.#wait(key);
		} finally {
			if (this.#current.get(key) === turn) this.#current.delete(key);
		}
	}

	/** A pipeline with a key in it goes to the key's node, as a whole. */
	async #wait(key: string): Promise<void> {
		const replies = await this.client
			.pipeline()
			.exists(key)
			.call('WAIT', this.replicas, REPLICATION_TIMEOUT)
			.exec();
		const [error, reached] = replies?.[1] ?? [new Error('Redis did not answer')];
		if (error) throw error;
		if (Number(reached) < this.replicas) {
			throw new Error(
				`Only ${Number(reached)} of ${this.replicas} Redis replicas had a write after ${REPLICATION_TIMEOUT} ms ` +
					'(REDIS_WAIT_REPLICAS says how many must)',
			);
		}
	}
}
