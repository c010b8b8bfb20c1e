import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import express from 'express';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { HttpServer } from '../../src/http/server';

const LIMITS = {
	headersTimeout: 200,
	requestTimeout: 400,
	connectionsCheckingInterval: 50,
	maxHeaderSize: 2048,
};

let server: HttpServer;

beforeEach(async () => {
	const app = express();
	app.use(express.raw({ type: () => true }), (_request, response) => {
		response.send('answered');
	});
	server = await HttpServer.listen(app, 0, '127.0.0.1', LIMITS);
});
afterEach(async () => await server.close(0));

/** What the server sends before it closes the connection. */
async function answerTo(text: string): Promise<string> {
	const socket: Socket = connect(server.port, '127.0.0.1');
	let answer = '';
	socket.on('data', (chunk: Buffer) => (answer += chunk.toString()));
	socket.on('error', () => undefined);
	socket.write(text);
	await once(socket, 'close');
	return answer;
}

describe('the server', () => {
	it('answers a client that is fast enough', async () => {
		const response = await fetch(`http://127.0.0.1:${server.port}`, { method: 'POST', body: 'x' });
		expect(await response.text()).toBe('answered');
	});

	it('keeps idle connections longer than a proxy in front, which would answer 502 otherwise', async () => {
		const { headers } = await fetch(`http://127.0.0.1:${server.port}`);
		expect(Number(/timeout=(\d+)/.exec(headers.get('keep-alive') ?? '')?.[1])).toBeGreaterThan(60);
	});

	it('stops as soon as the last request is answered, although its connection stays open', async () => {
		const { promise: answered, resolve: answer } = Promise.withResolvers<void>();
		const app = express();
		const { promise: arrived, resolve: arrive } = Promise.withResolvers<void>();
		app.use(async (_request, response) => {
			arrive();
			await answered;
			response.send('answered');
		});
		const slow = await HttpServer.listen(app, 0, '127.0.0.1');
		const response = fetch(`http://127.0.0.1:${slow.port}`);
		await arrived;
		const closed = slow.close(600_000);
		answer();
		expect(await (await response).text()).toBe('answered');
		await closed;
	});

	it('does not wait for headers that never end', async () => {
		expect(await answerTo('POST / HTTP/1.1\r\nHost: worker\r\n')).toMatch(/^HTTP\/1.1 408/);
	});

	it('does not wait for a body that never ends', async () => {
		const headers = 'POST / HTTP/1.1\r\nHost: worker\r\nContent-Length: 100\r\n\r\n';
		expect(await answerTo(`${headers}a few bytes`)).toMatch(/^HTTP\/1.1 408/);
	});

	it('does not accept endless headers', async () => {
		const header = `X-Long: ${'x'.repeat(4096)}\r\n`;
		const answer = await answerTo(`GET / HTTP/1.1\r\nHost: worker\r\n${header}\r\n`);
		expect(answer).toMatch(/^HTTP\/1.1 431/);
	});
});
