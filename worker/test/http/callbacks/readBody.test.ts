import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readBody } from '../../../src/http/callbacks/readBody';
import { sendProblem, toProblem } from '../../../src/http/problem';

const LIMIT = 1000;

describe('the body of a callback', () => {
	let server: Server;
	let failure = Promise.withResolvers<string>();

	beforeAll(async () => {
		server = createServer((request, response) => {
			readBody(request, LIMIT).then(
				(body) => response.end(body),
				(error: unknown) => {
					failure.resolve(String(error));
					sendProblem(response, toProblem(error));
				},
			);
		}).listen(0, '127.0.0.1');
		await once(server, 'listening');
	});
	afterAll(() => {
		server.closeAllConnections();
		server.close();
	});

	const port = (): number => (server.address() as AddressInfo).port;

	async function post(body: string | ReadableStream | null, headers: Record<string, string> = {}) {
		const url = `http://127.0.0.1:${port()}`;
		return await fetch(url, { method: 'POST', body, headers, duplex: 'half' } as RequestInit);
	}

	/** Sent without a length, piece by piece. */
	function inPieces(...pieces: string[]): ReadableStream {
		return new ReadableStream({
			start(controller) {
				for (const piece of pieces) controller.enqueue(Buffer.from(piece));
				controller.close();
			},
		});
	}

	it.each([
		['none', null, ''],
		['one in a single piece', 'größe', 'größe'],
		['one in several pieces', inPieces('a', 'b', 'c'), 'abc'],
		['one of the largest size', 'x'.repeat(LIMIT), 'x'.repeat(LIMIT)],
	])('is read: %s', async (_case, body, expected) => {
		expect(await (await post(body)).text()).toBe(expected);
	});

	it.each([
		['by its length', 'x'.repeat(LIMIT + 1)],
		['while it is read', inPieces('x'.repeat(LIMIT), 'x')],
	])('is refused if it is too large, noticed %s', async (_case, body) => {
		const response = await post(body);
		expect(response.status).toBe(413);
		expect(await response.json()).toMatchObject({ detail: 'The body is too large' });
	});

	it('is refused if it is compressed, because the signature is over other bytes', async () => {
		expect((await post('x', { 'content-encoding': 'gzip' })).status).toBe(415);
		expect((await post('x', { 'content-encoding': 'Identity' })).status).toBe(200);
	});

	it('is given up if the connection is closed', async () => {
		failure = Promise.withResolvers();
		const socket = connect(port(), '127.0.0.1');
		socket.write('POST / HTTP/1.1\r\nHost: worker\r\nContent-Length: 10\r\n\r\nhalf');
		await once(server, 'request');
		socket.destroy();
		expect(await failure.promise).toContain('cut off');
	});
});
