import { Redis } from 'ioredis';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectRedis } from '../../../src/store/redis/connect';
import { parseRedisUrl } from '../../../src/store/redis/redisUrl';
import { freePort } from '../../setup/freePort';
import { redisInstalled, RedisServer } from '../../setup/redisServer';

describe.skipIf(!redisInstalled)('a master that became a replica', () => {
	let server: RedisServer;

	beforeAll(async () => {
		server = await RedisServer.start();
	});
	afterAll(async () => await server.remove());

	it('is left once, not once for each write that it refuses', async () => {
		const place = parseRedisUrl(server.url);
		const client = place && connectRedis(place, {});
		if (!(client instanceof Redis)) throw new Error(`${server.url} is not a single Redis`);
		// BullMQ waits for jobs on a duplicate.
		const duplicate = client.duplicate();
		for (const each of [client, duplicate]) each.on('error', () => undefined);
		const warnings: Error[] = [];
		const keep = (warning: Error): void => void warnings.push(warning);
		process.on('warning', keep);
		try {
			await client.call('REPLICAOF', '127.0.0.1', String(await freePort()));
			const closed = { client: 0, duplicate: 0 };
			client.on('close', () => closed.client++);
			duplicate.on('close', () => closed.duplicate++);
			const writes = Array.from({ length: 50 }, () => [
				client.set('key', 'value'),
				duplicate.set('key', 'value'),
			]).flat();
			const results = await Promise.allSettled(writes);
			expect(results.map(({ status }) => status)).toEqual(writes.map(() => 'rejected'));
			await expect.poll(() => closed).toEqual({ client: 1, duplicate: 1 });
			expect(warnings).toEqual([]);
		} finally {
			process.off('warning', keep);
			client.disconnect();
			duplicate.disconnect();
		}
	});
});
