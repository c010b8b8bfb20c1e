import { Cluster, Redis, type RedisOptions } from 'ioredis';
import type { RedisPlace } from './redisUrl';

export type RedisClient = Redis | Cluster;

/** Longest pause between two attempts to reconnect, in ms. */
const MAX_RECONNECT_DELAY = 1000;

/** In ms: ample for the answers under way on a connection that is being ended. */
const LEAVING_TIME = 500;

const pause = (times: number): number => Math.min(times * 100, MAX_RECONNECT_DELAY);

/** @param options for every connection, whatever the kind of address */
export function connectRedis(
	{ kind, hosts, master, database, username, password, tls }: RedisPlace,
	options: RedisOptions,
): RedisClient {
	const settings: RedisOptions = {
		retryStrategy: pause,
		reconnectOnError: leavesReplica(),
		...options,
		username,
		password,
		tls: tls ? {} : undefined,
	};
	if (kind === 'cluster') {
		return new Cluster(hosts, {
			clusterRetryStrategy: pause,
			enableOfflineQueue: settings.enableOfflineQueue,
			redisOptions: settings,
			// Certificates name hosts, so host names must not be replaced by addresses.
			...(tls ? { dnsLookup: (address, done) => done(null, address) } : {}),
		});
	}
	const db = database === undefined ? {} : { db: database };
	if (kind === 'single') return new Redis({ ...settings, ...db, ...hosts[0] });
	return new Redis({
		...settings,
		...db,
		sentinels: hosts,
		name: master,
		sentinelRetryStrategy: pause,
		// Disconnects from a master that the sentinels have replaced, even if it still answers.
		failoverDetector: true,
		sentinelTLS: tls ? {} : undefined,
		enableTLSForSentinelMode: tls,
	});
}

/**
 * A master that became a replica keeps its connections and refuses writes, so the connection is replaced.
 * It refuses all writes under way, and ioredis would end the connection anew for each of them, with a timer
 * and a listener each time. ioredis calls the function on the options of the connection, of which BullMQ
 * has duplicates.
 */
function leavesReplica(): (this: unknown, error: Error) => boolean {
	const leftAt = new WeakMap<object, number>();
	return function isDue({ message }) {
		if (!message.startsWith('READONLY')) return false;
		const connection = typeof this === 'object' ? this : null;
		if (connection === null) return true;
		const now = performance.now();
		if (now - (leftAt.get(connection) ?? -Infinity) < LEAVING_TIME) return false;
		leftAt.set(connection, now);
		return true;
	};
}
