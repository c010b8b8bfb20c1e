import { Redis } from 'ioredis';
import { RedisServer, type RedisSettings } from './redisServer';

const MASTER_NAME = 'events';

/** A Redis master with a replica, and a sentinel that fails over between them. */
export class RedisSentinel {
	private constructor(
		/** The initial master. */
		readonly master: RedisServer,
		readonly replica: RedisServer,
		readonly sentinel: RedisServer,
	) {}

	static async start(): Promise<RedisSentinel> {
		const settings: RedisSettings = { 'repl-diskless-sync-delay': 0 };
		const master = await RedisServer.start(settings);
		const replica = await RedisServer.start({
			...settings,
			replicaof: `127.0.0.1 ${master.port}`,
		});
		const sentinel = await RedisServer.startSentinel(`127.0.0.1 ${master.port}`, MASTER_NAME);
		await untilReplicaIsKnown(sentinel.port);
		await untilReplicaFollows(master.port);
		return new RedisSentinel(master, replica, sentinel);
	}

	get url(): string {
		return `redis-sentinel://${this.sentinel.address}/${MASTER_NAME}`;
	}

	/** Restores the killed master as the sentinel would, but without waiting a quarter of a minute. */
	async returnAsReplica(): Promise<void> {
		await this.master.run(['--replicaof', '127.0.0.1', `${this.replica.port}`]);
	}

	async remove(): Promise<void> {
		// The sentinel first, so that it does not treat the shutdown as a failure.
		await this.sentinel.remove();
		await Promise.all([this.master.remove(), this.replica.remove()]);
	}
}

/** Until then, the sentinel has no replica to promote. */
async function untilReplicaIsKnown(port: number): Promise<void> {
	const sentinel = new Redis(port, '127.0.0.1');
	try {
		for (let replicas: unknown[] = []; replicas.length === 0;) {
			replicas = (await sentinel.call('SENTINEL', 'REPLICAS', MASTER_NAME)) as unknown[];
		}
	} finally {
		sentinel.disconnect();
	}
}

/** A replica that is still copying is not up to date. */
async function untilReplicaFollows(port: number): Promise<void> {
	const master = new Redis(port, '127.0.0.1');
	try {
		await master.set('first', 'write');
		for (let reached = 0; reached === 0;) reached = await master.wait(1, 1_000);
	} finally {
		master.disconnect();
	}
}
