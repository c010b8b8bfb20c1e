import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PgDatabase } from '../../src/store/postgres/pgDatabase';
import { PostgresServer, postgresInstalled } from '../postgresServer';

describe.skipIf(!postgresInstalled)('PostgreSQL database', () => {
	let server: PostgresServer;
	let database: PgDatabase;

	beforeAll(async () => {
		server = await PostgresServer.start();
		database = new PgDatabase(server.url, () => undefined);
	});
	afterAll(async () => {
		await database.close();
		await server.remove();
	});

	it('lets queries wait while all connections are busy, as giving up delivers events twice', async () => {
		const busy = Array.from({ length: 10 }, () => database.query('SELECT pg_sleep(3)'));
		const { rows } = await database.query('SELECT 1 AS one');
		expect(rows).toEqual([{ one: 1 }]);
		await Promise.all(busy);
	});
});
