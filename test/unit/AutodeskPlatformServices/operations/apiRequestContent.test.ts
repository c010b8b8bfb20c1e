import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { INodeParameters } from 'n8n-workflow';
import nock from 'nock';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { runOperation, signedIn } from '../../../harness/runOperation';
import { skipWaits } from '../../../harness/skipWaits';

skipWaits();

/** What the server does with each call, counting from 0. */
type Answer = (response: ServerResponse, call: number, url: string) => void;

let server: Server;
let answer: Answer;
let calls: number;

beforeAll(async () => {
	// Other tests of the process leave the sockets of nock in place, which may close before all is read.
	nock.restore();
	server = createServer((request, response) => {
		request.resume();
		answer(response, calls++, request.url ?? '');
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
beforeEach(() => {
	calls = 0;
});
afterAll(async () => {
	nock.activate();
	server.closeAllConnections();
	await new Promise((resolve) => server.close(resolve));
});

/** Sends a request over real HTTP to the server in Autodesk's place. */
async function send(
	parameters: INodeParameters,
	begin: Answer,
	options: Partial<Parameters<typeof runOperation>[2]> = {},
) {
	answer = begin;
	const credentials = signedIn('oAuth2');
	const { port } = server.address() as AddressInfo;
	for (const data of Object.values(credentials.data)) {
		Object.assign(data, { baseUrl: `http://127.0.0.1:${port}` });
	}
	return await runOperation('apiRequest.send', parameters, { credentials, ...options });
}

/** Promises more than it sends, and cuts the connection. */
function cut(response: ServerResponse, type: string, bytes: string): void {
	response.writeHead(200, { 'content-type': type, 'content-length': '1000000' });
	response.write(bytes);
	setImmediate(() => response.destroy());
}

function json(response: ServerResponse, body: unknown): void {
	response.writeHead(200, { 'content-type': 'application/json' });
	response.end(JSON.stringify(body));
}

describe('a connection that breaks within the answer', () => {
	it('is not noticed by who reads JSON, if it can be read again', async () => {
		const { records } = await send({ url: '/a' }, (response, call) => {
			if (call < 2) cut(response, 'application/json', '{ "id": ');
			else json(response, { id: 1 });
		});
		expect([records, calls]).toEqual([[{ id: 1 }], 3]);
	});

	it('is an error if the request changes something, and was carried out', async () => {
		const { error } = await send({ method: 'POST', url: '/a' }, (response) => {
			cut(response, 'application/json', '{ "id": ');
		});
		expect([error?.message, calls]).toEqual([
			'POST /a: the connection broke before the answer was complete',
			1,
		]);
		expect(error?.description).toContain('The request was carried out');
	});

	it('leaves no file', async () => {
		const { error, records } = await send({ url: '/a' }, (response) => {
			cut(response, 'application/zip', 'PK');
		});
		expect(error?.message).toBe('GET /a: the connection broke before the file was complete');
		expect([error?.description, records]).toEqual(['Nothing was kept. Send the request again', []]);
	});
});

describe('content of an API request', () => {
	it('is stored as it arrives, in many chunks', async () => {
		const chunk = Buffer.alloc(64 * 1024, 7);
		const { records } = await send({ url: '/a/model.rvt' }, (response) => {
			response.writeHead(200, { 'content-type': 'application/octet-stream' });
			for (let count = 0; count < 100; count++) response.write(chunk);
			response.end();
		});
		expect(records).toEqual([
			{
				name: 'model.rvt',
				size: 100 * chunk.length,
				contentType: 'application/octet-stream',
				statusCode: 200,
			},
		]);
	});

	it('may be empty', async () => {
		const { outputs } = await send(
			{ url: '/a/empty.txt', options: { responseFormat: 'file' } },
			(response) => {
				response.writeHead(200, { 'content-type': 'text/plain' });
				response.end();
			},
		);
		expect(outputs[0]?.[0].json).toMatchObject({ name: 'empty.txt', size: 0 });
	});

	it('ends when the execution is stopped', async () => {
		let stop = () => {};
		let closed = () => {};
		const isClosed = new Promise<void>((resolve) => (closed = resolve));
		await send(
			{ url: '/a' },
			(response) => {
				response.on('close', closed);
				response.writeHead(200, { 'content-type': 'application/zip' });
				response.write('PK', () => setImmediate(stop));
			},
			{ onStart: (cancel) => (stop = cancel) },
		);
		await isClosed;
		expect(calls).toBe(1);
	});
});

describe('the examples in the documentation', () => {
	const blocks = readFileSync('docs/api-request.md', 'utf8').matchAll(/```json\n(.*?)```/gs);
	const nodes = [...blocks].flatMap(
		([, text]) =>
			(JSON.parse(text) as { nodes: Array<{ name: string; parameters: INodeParameters }> }).nodes,
	);

	it.each(nodes)('run: $name', async ({ parameters }) => {
		const item = { json: { projectId: 'P', derivativeUrn: 'U' } };
		const { records } = await send(
			parameters,
			(response, _call, url) => {
				if (url.endsWith('/thumbnail')) {
					response.writeHead(200, { 'content-type': 'image/png' });
					response.end('PNG');
				} else json(response, { results: [{ id: 1 }] });
			},
			{ items: [item] },
		);
		expect(records).toHaveLength(1);
	});

	it('are three', () => {
		expect(nodes).toHaveLength(3);
	});
});
