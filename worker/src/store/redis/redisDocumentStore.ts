import type { DocumentStore, StoredDocument } from '../documentStore';
import type { RedisClient } from './connect';
import type { Replication } from './replication';

const REPLACE = `
if redis.call('HGET', KEYS[1], ARGV[1]) ~= ARGV[2] then return 0 end
redis.call('HSET', KEYS[1], ARGV[1], ARGV[3])
return 1`;

/** A document store with one hash per kind: every operation touches a single key, as Redis Cluster requires. */
export class RedisDocumentStore implements DocumentStore {
	constructor(
		private readonly redis: RedisClient,
		private readonly replication: Replication,
		private readonly prefix: string,
	) {}

	async get(kind: string, id: string): Promise<string | undefined> {
		return (await this.redis.hget(this.#key(kind), id)) ?? undefined;
	}

	async list(kind: string): Promise<StoredDocument[]> {
		const hash = await this.redis.hgetall(this.#key(kind));
		return Object.entries(hash).map(([id, value]) => ({ id, value }));
	}

	async insert(kind: string, id: string, value: string): Promise<boolean> {
		return await this.#write(kind, (key) => this.redis.hsetnx(key, id, value));
	}

	async replace(kind: string, id: string, expected: string, value: string): Promise<boolean> {
		return await this.#write(kind, (key) => this.redis.eval(REPLACE, 1, key, id, expected, value));
	}

	async delete(kind: string, id: string): Promise<boolean> {
		return await this.#write(kind, (key) => this.redis.hdel(key, id));
	}

	/** @param change resolves with 1 if it changed something */
	async #write(kind: string, change: (key: string) => Promise<unknown>): Promise<boolean> {
		const key = this.#key(kind);
		const changed = (await change(key)) === 1;
		if (changed) await this.replication.confirm(key);
		return changed;
	}

	#key(kind: string): string {
		return `${this.prefix}:records:${kind}`;
	}
}
