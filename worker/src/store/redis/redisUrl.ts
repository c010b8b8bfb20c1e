/** Address and login of a Redis. */
export interface RedisPlace {
	kind: 'single' | 'sentinel' | 'cluster';
	/** The server, the sentinels, or some nodes of a cluster, which know the others. */
	hosts: { host: string; port: number }[];
	/** The sentinels' name for the master. */
	master?: string;
	/** Database number; a cluster has only one. */
	database?: number;
	username?: string;
	password?: string;
	tls: boolean;
}

const KINDS = {
	redis: { kind: 'single', port: 6379 },
	'redis-sentinel': { kind: 'sentinel', port: 26379 },
	'redis-cluster': { kind: 'cluster', port: 6379 },
} as const;

const DEFAULT_MASTER = 'mymaster';

/** Not parsed with `URL`, because the URL standard does not allow several hosts. */
const SHAPE =
	/^(?<scheme>rediss?(?:-sentinel|-cluster)?):\/\/(?:(?<login>[^@/]*)@)?(?<hosts>[^@/?]+)(?:\/(?<path>[^?]*))?$/;

/**
 * Reads one of
 * - `redis://[user:password@]host:port[/database]`: one server,
 * - `redis-sentinel://[user:password@]host:port,host:port[/master name[/database]]`: a master that
 *   sentinels name; the login is the servers', not the sentinels',
 * - `redis-cluster://[user:password@]host:port,host:port`: a cluster, by some of its nodes.
 *
 * `rediss` instead of `redis` in any of them means TLS. IPv6 addresses are written in brackets.
 *
 * @returns undefined if it is none of these
 */
export function parseRedisUrl(url: string): RedisPlace | undefined {
	const { scheme = '', login = '', hosts = '', path = '' } = SHAPE.exec(url)?.groups ?? {};
	const tls = scheme.startsWith('rediss');
	const { kind, port } = KINDS[scheme.replace('rediss', 'redis') as keyof typeof KINDS] ?? {};
	if (!kind) return undefined;

	const parsedHosts = hosts.split(',').map((host) => parseHost(host, port));
	if (!parsedHosts.every((host) => host !== undefined)) return undefined;
	if (kind === 'single' && parsedHosts.length > 1) return undefined;
	if (kind === 'cluster' && path !== '') return undefined;
	const segments = path.split('/');
	const [database, ...more] = kind === 'sentinel' ? segments.slice(1) : segments;
	if (more.length > 0 || (database && !/^\d+$/.test(database))) return undefined;
	const [username, password] = parseLogin(login) ?? [];
	if (username === undefined) return undefined;
	return {
		kind,
		hosts: parsedHosts,
		master: kind === 'sentinel' ? segments[0] || DEFAULT_MASTER : undefined,
		database: database ? Number(database) : undefined,
		username: username || undefined,
		password: password || undefined,
		tls,
	};
}

function parseHost(text: string, defaultPort: number): { host: string; port: number } | undefined {
	const [, ipv6, name, port] =
		/^(?:\[([\da-f:.]+)\]|([^:[\]\s]+))(?::(\d{1,5}))?$/i.exec(text) ?? [];
	const host = ipv6 ?? name;
	return host ? { host, port: port ? Number(port) : defaultPort } : undefined;
}

/** Passwords may contain colons; characters that a URL does not allow are percent-encoded. */
function parseLogin(login: string): [username: string, password: string] | undefined {
	const [username = '', ...password] = login.split(':');
	try {
		return [decodeURIComponent(username), decodeURIComponent(password.join(':'))];
	} catch {
		return undefined;
	}
}
