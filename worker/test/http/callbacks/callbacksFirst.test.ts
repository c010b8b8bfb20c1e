import { once } from 'node:events';
import { createServer, request as httpRequest, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { callbacksFirst } from '../../../src/http/callbacks/callbacksFirst';
import type { Subscription } from '../../../src/subscriptions/subscription';

const ROUTE_KEY = 'aB3_-x';

describe('callbacks first', () => {
	let server: Server;
	let measured = 0;

	beforeAll(async () => {
		const subscription = { id: 'sub_1' } as Subscription;
		const listener = callbacksFirst(
			{
				directory: { withRouteKey: (key) => (key === ROUTE_KEY ? subscription : undefined) },
				receiver: {
					receive: async (_request, response, { id }) => void response.end(`callback of ${id}`),
				},
				metrics: { measure: () => void (measured += 1) },
			},
			(_request, response) => void response.end('app'),
		);
		server = createServer(listener).listen(0, '127.0.0.1');
		await once(server, 'listening');
	});
	afterAll(() => server.close());

	/** The path as it is: `fetch` would tidy it. */
	async function answerTo(method: string, path: string): Promise<string> {
		const { port } = server.address() as AddressInfo;
		const sent = httpRequest({ port, host: '127.0.0.1', method, path }).end();
		const [response] = (await once(sent, 'response')) as [AsyncIterable<Buffer>];
		let text = '';
		for await (const chunk of response) text += chunk.toString();
		return text;
	}

	it('answers a callback of a known subscription, and measures it', async () => {
		expect(await answerTo('POST', `/callbacks/${ROUTE_KEY}`)).toBe('callback of sub_1');
		expect(measured).toBe(1);
	});

	it.each([
		['a callback to an unknown URL', 'POST', '/callbacks/unknown'],
		['one whose URL was changed', 'POST', `/callbacks/${ROUTE_KEY}?from=proxy`],
		['one with a slash at the end', 'POST', `/callbacks/${ROUTE_KEY}/`],
		['one with a NUL character', 'POST', `/callbacks/${ROUTE_KEY}%00`],
		['one of a data extract', 'POST', `/callbacks/${ROUTE_KEY}/data-extracts/key`],
		['a look at a callback URL', 'GET', `/callbacks/${ROUTE_KEY}`],
		['the API', 'POST', '/api/v1/subscriptions'],
	])('leaves %s to the app, and does not measure it', async (_case, method, path) => {
		const before = measured;
		expect(await answerTo(method, path)).toBe('app');
		expect(measured).toBe(before);
	});
});
