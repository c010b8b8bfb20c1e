import type { RedisClient } from './connect';

/** How long replicas may take, in ms: with the write itself, less than a callback may take in all. */
const PATIENCE = 500;

/**
 * Waits until replicas have what was written: a master that dies takes with it what its replicas do
 * not have yet, and Redis itself does not wait for them.
 *
 * Whoever comes while replicas are being waited for shares the next turn, so that it costs one round
 * trip and not one for each.
 */
export class Replication {
	/** By key: the turn under way, and the one to follow it. */
	readonly #current = new Map<string, Promise<void>>();
	readonly #next = new Map<string, Promise<void>>();

	/**
	 * @param client the one that writes: Redis knows by the connection what to wait for
	 * @param replicas how many must have it; 0: none is waited for
	 */
	constructor(
		private readonly client: RedisClient,
		private readonly replicas: number,
	) {}

	/**
	 * Resolves when enough replicas have everything that was written before this call to the node that
	 * the key belongs to.
	 *
	 * @throws when they do not in time; what was written may still get there
	 */
	async confirm(key: string): Promise<void> {
		if (this.replicas === 0) return;
		// A turn under way may have begun before the caller's write: the one after it counts.
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
			.call('WAIT', this.replicas, PATIENCE)
			.exec();
		const [error, reached] = replies?.[1] ?? [new Error('Redis did not answer')];
		if (error) throw error;
		if (Number(reached) < this.replicas) {
			throw new Error(
				`Only ${Number(reached)} of ${this.replicas} Redis replicas had a write after ${PATIENCE} ms ` +
					'(REDIS_WAIT_REPLICAS says how many must)',
			);
		}
	}
}
