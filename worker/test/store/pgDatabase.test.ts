import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PgDatabase } from '../../src/store/postgres/pgDatabase';
import { PostgresServer, postgresInstalled } from '../postgresServer';

/** A way to a server that cuts the connection at the first so many LISTEN statements. */
async function lineThatCuts(port: number, times: number): Promise<Server> {
	let cuts = 0;
	const line = createServer((inbound) => {
		const outbound = connect(port, '127.0.0.1');
		const end = (): void => {
			inbound.destroy();
			outbound.destroy();
		};
		inbound.on('data', (chunk) => {
			if (chunk.includes('LISTEN') && cuts < times) {
				cuts += 1;
				end();
			} else {
				outbound.write(chunk);
			}
		});
		outbound.on('data', (chunk) => inbound.write(chunk));
		for (const socket of [inbound, outbound]) socket.on('error', end).on('close', end);
	});
	line.listen(0, '127.0.0.1');
	await once(line, 'listening');
	return line;
}

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

	it('listens in the end when connections are lost before they do, and the process lives on', async () => {
		const line = await lineThatCuts(server.port, 2);
		const url = new URL(server.url);
		url.port = `${(line.address() as AddressInfo).port}`;
		const told: string[] = [];
		const listening = new PgDatabase(url.href, ({ message }) => told.push(message));
		const heard: string[] = [];
		listening.onNotification({
			notified: ({ payload }) => heard.push(payload),
			interrupted: () => undefined,
		});

		await listening.listen('news');
		expect(told).toEqual(Array(2).fill('Connection terminated unexpectedly'));
		await listening.query(`NOTIFY news, 'hello'`);
		await expect.poll(() => heard).toEqual(['hello']);

		await listening.close();
		line.close();
	});

	it('tells of a session that loses its connection, and goes on with others', async () => {
		const session = database.session(async (query) => {
			const { rows } = await query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
			const ended = async (): Promise<unknown[]> => {
				const alive = 'SELECT pid FROM pg_stat_activity WHERE pid = $1';
				return (await database.query(alive, [rows[0]?.pid])).rows;
			};
			await database.query('SELECT pg_terminate_backend($1)', [rows[0]?.pid]);
			await expect.poll(ended).toEqual([]);
			await query('SELECT 1');
		});
		await expect(session).rejects.toThrow();
		expect((await database.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
	});
});
