import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { Writable } from 'node:stream';
import express from 'express';
import pino from 'pino';
import { expect, it } from 'vitest';
import { problemHandler } from '../../src/http/problem';
import { StoreUnavailableError } from '../../src/store/deadline';

/** As ioredis creates them: with the command and its arguments. */
class DatabaseError extends Error {
	readonly command = { name: 'hset', args: ['Jane Doe'] };
}

it.each([
	['the store does not answer', new StoreUnavailableError(new DatabaseError('down')), 503],
	['something unexpected fails', new DatabaseError('oops'), 500],
])('logs neither callback URLs nor written values when %s', async (_case, error, status) => {
	let logs = '';
	const sink = new Writable({
		write(chunk: Buffer, _encoding, done) {
			logs += chunk.toString();
			done();
		},
	});
	const app = express();
	app.post('/callbacks/:routeKey', () => {
		throw error;
	});
	app.use(problemHandler(pino(sink)));
	const server = app.listen(0, '127.0.0.1');
	await once(server, 'listening');
	const { port } = server.address() as AddressInfo;
	const url = `http://127.0.0.1:${port}/callbacks/secret-route-key`;
	const response = await fetch(url, { method: 'POST' });
	expect(response.status).toBe(status);
	expect(logs).toContain('"area":"/callbacks"');
	expect(logs).not.toContain('secret-route-key');
	expect(logs).not.toContain('Jane Doe');
	server.close();
});
