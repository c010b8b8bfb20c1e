import type { Records, StoredRecord } from '../records';
import type { RedisClient } from './connect';

const REPLACE = `
if redis.call('HGET', KEYS[1], ARGV[1]) ~= ARGV[2] then return 0 end
redis.call('HSET', KEYS[1], ARGV[1], ARGV[3])
return 1`;

/** Records in one hash per kind: every operation touches a single key, as Redis Cluster wants it. */
export class RedisRecords implements Records {
	constructor(
		private readonly redis: RedisClient,
		private readonly prefix: string,
	) {}

	async get(kind: string, id: string): Promise<string | undefined> {
		return (await this.redis.hget(this.#key(kind), id)) ?? undefined;
	}

	async list(kind: string): Promise<StoredRecord[]> {
		const hash = await this.redis.hgetall(this.#key(kind));
		return Object.entries(hash).map(([id, value]) => ({ id, value }));
	}

	async insert(kind: string, id: string, value: string): Promise<boolean> {
		return (await this.redis.hsetnx(this.#key(kind), id, value)) === 1;
	}

	async replace(kind: string, id: string, expected: string, value: string): Promise<boolean> {
		return (await this.redis.eval(REPLACE, 1, this.#key(kind), id, expected, value)) === 1;
	}

	async delete(kind: string, id: string): Promise<boolean> {
		return (await this.redis.hdel(this.#key(kind), id)) === 1;
	}

	#key(kind: string): string {
		return `${this.prefix}:records:${kind}`;
	}
}
