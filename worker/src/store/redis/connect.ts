import { Cluster, Redis, type RedisOptions } from 'ioredis';
import type { RedisPlace } from './redisUrl';

export type RedisClient = Redis | Cluster;

/** Longest pause between two attempts to reconnect, in ms. */
const MAX_RECONNECT_DELAY = 1000;

const pause = (times: number): number => Math.min(times * 100, MAX_RECONNECT_DELAY);

/** @param options for every connection, whatever the kind of address */
export function connectRedis(
	{ kind, hosts, master, database, username, password, tls }: RedisPlace,
	options: RedisOptions,
): RedisClient {
	const settings: RedisOptions = {
		retryStrategy: pause,
		// A master that became a replica keeps its connections and refuses writes.
		reconnectOnError: ({ message }) => message.startsWith('READONLY'),
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
