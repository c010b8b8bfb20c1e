import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { PgDatabase } from '../../../src/store/postgres/pgDatabase';
import { PostgresServer, postgresInstalled } from '../../setup/postgresServer';

/** Changes the data that the client or the server sends; `undefined` cuts the connection. */
interface Line {
	sent?: (chunk: Buffer) => Buffer | undefined;
	answered?: (chunk: Buffer) => Buffer | undefined;
}

const passOn = (chunk: Buffer): Buffer => chunk;

/** A proxy to a server that changes the data passing through it. */
async function openLine(port: number, { sent = passOn, answered = passOn }: Line): Promise<Server> {
	const line = createServer((inbound) => {
		const outbound = connect(port, '127.0.0.1');
		const end = (): void => {
			inbound.destroy();
			outbound.destroy();
		};
		const pass = (chunk: Buffer | undefined, to: Socket): unknown =>
			chunk ? to.write(chunk) : end();
		inbound.on('data', (chunk) => pass(sent(chunk), outbound));
		outbound.on('data', (chunk) => pass(answered(chunk), inbound));
		for (const socket of [inbound, outbound]) socket.on('error', end).on('close', end);
	});
	line.listen(0, '127.0.0.1');
	await once(line, 'listening');
	return line;
}

/** The URL of a server through a line. */
function through(line: Server, server: PostgresServer): string {
	const url = new URL(server.url);
	url.port = `${(line.address() as AddressInfo).port}`;
	return url.href;
}

/** The message of a server that is shutting down. */
function fatalError(): Buffer {
	const fields = ['SFATAL', 'VFATAL', 'C57P01', 'Mterminating connection', '', ''].join('\0');
	const message = Buffer.from(`E0000${fields}`);
	message.writeInt32BE(message.length - 1, 1);
	return message;
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

	it('lets queries wait while all connections are busy, because a timeout would deliver events twice', async () => {
		const busy = Array.from({ length: 10 }, () => database.query('SELECT pg_sleep(3)'));
		const { rows } = await database.query('SELECT 1 AS one');
		expect(rows).toEqual([{ one: 1 }]);
		await Promise.all(busy);
	});

	it('survives connections that are lost before they listen, and listens eventually', async () => {
		let cuts = 0;
		const line = await openLine(server.port, {
			sent: (chunk) => (chunk.includes('LISTEN') && (cuts += 1) <= 2 ? undefined : chunk),
		});
		const errors: string[] = [];
		const listening = new PgDatabase(through(line, server), ({ message }) => errors.push(message));
		const payloads: string[] = [];
		listening.onNotification({
			notified: ({ payload }) => payloads.push(payload),
			interrupted: () => undefined,
		});

		await listening.listen('news');
		expect(errors).toEqual(Array(2).fill('Connection terminated unexpectedly'));
		await listening.query(`NOTIFY news, 'hello'`);
		await expect.poll(() => payloads).toEqual(['hello']);

		await listening.close();
		line.close();
	});

	it('listens on another connection if one stops answering', async () => {
		let silence: 'to come' | 'now' | 'over' = 'to come';
		const line = await openLine(server.port, {
			sent: (chunk) => {
				if (silence === 'to come' && chunk.includes('LISTEN "late"')) silence = 'now';
				return silence === 'now' ? Buffer.alloc(0) : chunk;
			},
		});
		const listening = new PgDatabase(through(line, server), () => undefined);
		const interrupted = vi.fn();
		listening.onNotification({ notified: () => undefined, interrupted });
		await listening.listen('early');
		await expect(listening.listen('late')).rejects.toThrow('timeout');
		silence = 'over';
		await expect.poll(() => interrupted.mock.calls.length).toBe(1);
		await listening.listen('late');
		await listening.close();
		line.close();
	});

	it('survives a connection that is lost as soon as it opens', async () => {
		const ready = Buffer.from('Z\0\0\0\x05I', 'latin1');
		const line = await openLine(server.port, {
			answered: (chunk) => (chunk.includes(ready) ? Buffer.concat([chunk, fatalError()]) : chunk),
		});
		const losing = new PgDatabase(through(line, server), () => undefined);
		await expect(losing.session(async (query) => await query('SELECT 1'))).rejects.toThrow();
		await losing.close();
		line.close();
	});

	it('reports a session that loses its connection, and continues with others', async () => {
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
