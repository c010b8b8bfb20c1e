import { Cluster, Redis, type RedisOptions } from 'ioredis';

export type RedisClient = Redis | Cluster;

/** Longest pause between two attempts to reconnect, in ms. */
const MAX_RECONNECT_DELAY = 1000;

/**
 * A client for one of
 * - `redis://` or `rediss://[user:password@]host:port/db`: one server,
 * - `redis-sentinel://[user:password@]host:port,host:port/<master name>`: found through sentinels,
 * - `redis-cluster://[user:password@]host:port,host:port`: a cluster.
 */
export function connectRedis(url: string, options: RedisOptions): RedisClient {
	const settings: RedisOptions = {
		retryStrategy: (times) => Math.min(times * 100, MAX_RECONNECT_DELAY),
		...options,
	};
	if (/^rediss?:/.test(url)) return new Redis(url, settings);

	const { hosts, path, ...login } = parseHostList(url);
	if (url.startsWith('redis-sentinel:')) {
		return new Redis({ ...settings, ...login, sentinels: hosts, name: path || 'mymaster' });
	}
	return new Cluster(hosts, {
		clusterRetryStrategy: (times) => Math.min(times * 100, MAX_RECONNECT_DELAY),
		enableOfflineQueue: settings.enableOfflineQueue,
		redisOptions: { ...settings, ...login },
	});
}

interface HostList {
	hosts: { host: string; port: number }[];
	/** What follows the hosts, without the slash. */
	path: string;
	username?: string;
	password?: string;
}

const DEFAULT_PORTS: Record<string, number> = { 'redis-sentinel': 26379, 'redis-cluster': 6379 };

/** Reads a URL with several hosts, which the URL standard has no place for. */
function parseHostList(url: string): HostList {
	const [, protocol = '', login, hosts = '', path = ''] =
		/^([a-z-]+):\/\/(?:([^@]*)@)?([^/@]+)(?:\/(.*))?$/.exec(url) ?? [];
	const [username = '', password] = (login ?? '').split(':');
	return {
		hosts: hosts.split(',').map((entry) => {
			const [host = '', port] = entry.split(':');
			return { host, port: port ? Number(port) : (DEFAULT_PORTS[protocol] ?? 6379) };
		}),
		path,
		...(username ? { username: decodeURIComponent(username) } : {}),
		...(password ? { password: decodeURIComponent(password) } : {}),
	};
}
