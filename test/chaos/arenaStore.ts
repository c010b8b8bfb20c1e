import { PostgresServer } from '../../worker/test/setup/postgresServer';
import { RedisServer } from '../../worker/test/setup/redisServer';
import type { Cleanup } from './cleanup';
import { Line } from './line';

export type StoreKind = 'embedded' | 'redis' | 'postgres';

/** The store of the worker. */
export interface ArenaStore {
	/** The environment variables that configure it in the worker. */
	environment: Record<string, string>;
	/** The line between the worker and a store server. */
	line?: Line;
	redis?: RedisServer;
	postgres?: PostgresServer;
}

export async function startStore(kind: StoreKind, cleanup: Cleanup): Promise<ArenaStore> {
	switch (kind) {
		case 'embedded':
			return { environment: {} };
		case 'redis': {
			const redis = await RedisServer.start();
			cleanup.later(() => redis.remove());
			const line = await lineTo(redis.port, cleanup);
			return { environment: { REDIS_URL: `redis://127.0.0.1:${line.port}` }, line, redis };
		}
		case 'postgres': {
			const postgres = await PostgresServer.start();
			cleanup.later(() => postgres.remove());
			const line = await lineTo(postgres.port, cleanup);
			const url = new URL(postgres.url);
			url.port = String(line.port);
			return { environment: { DATABASE_URL: url.href }, line, postgres };
		}
	}
}

async function lineTo(port: number, cleanup: Cleanup): Promise<Line> {
	const line = await Line.to(port);
	cleanup.later(() => line.close());
	return line;
}
