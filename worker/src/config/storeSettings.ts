import { parseRedisUrl } from '../store/redis/redisUrl';
import type { StoreConfig } from '../store/storeConfig';
import { text, urlOf, wholeNumber } from './readers';
import type { Settings, ValuesOf } from './setting';

/** Where events and records are stored. */
export const storeSettings = {
	redis: {
		variable: 'REDIS_URL',
		about:
			'Keeps everything in Redis: `redis://host:port/db`, `redis-sentinel://h1:p,h2:p/<master>` or `redis-cluster://h1:p,h2:p`; `rediss…` for TLS; `user:password@` before the hosts.',
		example: 'redis://127.0.0.1:6379',
		read: parseRedisUrl,
		problem:
			'is not redis://host:port, redis-sentinel://host:port,host:port/master or ' +
			'redis-cluster://host:port,host:port (rediss… for TLS)',
	},
	replicas: {
		variable: 'REDIS_WAIT_REPLICAS',
		about:
			'Redis replicas that must have an event before Autodesk gets its answer. `0`: the worker waits for none.',
		defaultAbout: '`1` where a replica can take over',
		example: '1',
		read: wholeNumber(0, 9),
		problem: 'is not a number of replicas (0 to 9)',
	},
	postgres: {
		variable: 'DATABASE_URL',
		about: 'Keeps everything in PostgreSQL: `postgres://…`.',
		example: 'postgres://user:password@127.0.0.1:5432/n8n',
		read: urlOf('postgres:', 'postgresql:'),
		problem: 'is not a postgres:// URL',
	},
	dataDir: {
		variable: 'DATA_DIR',
		about:
			'Folder of generated secrets and, without `REDIS_URL` and `DATABASE_URL`, of the embedded store, which serves one process.',
		default: './data',
		example: '/var/lib/aps-webhook-worker',
		read: text,
		problem: 'is not a folder',
	},
} satisfies Settings;

export function storeConfig({
	redis,
	replicas,
	postgres,
}: ValuesOf<typeof storeSettings>): StoreConfig {
	if (redis) return { kind: 'redis', place: redis, replicas };
	if (postgres !== undefined) return { kind: 'postgres', url: postgres };
	return { kind: 'embedded' };
}
