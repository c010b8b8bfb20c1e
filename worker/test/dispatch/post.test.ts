import { once } from 'node:events';
import { createServer, type AddressInfo, type LookupFunction } from 'node:net';
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { parseNetwork } from '../../src/dispatch/addressRange';
import type { Response } from '../../src/dispatch/outcome';
import { Poster } from '../../src/dispatch/post';
import { TargetAddresses } from '../../src/dispatch/targetAddresses';
import { Target } from '../setup/target';

const ANSWERED = { kind: 'answered', status: 200 };

let n8n: Target;
let poster: Poster;
/** The address that DNS returns from now on. */
let address: string;
let lookups: number;

const dns: LookupFunction = (_host, _options, callback) => {
	lookups += 1;
	callback(null, [{ address, family: 4 }]);
};

/** The machine that runs the tests represents n8n's, so names may resolve to its address. */
const thisMachine = [parseNetwork('127.0.0.1')].filter((network) => network !== undefined);

beforeEach(async () => {
	n8n = await Target.start();
	poster = new Poster(new TargetAddresses(thisMachine, dns));
	address = '127.0.0.1';
	lookups = 0;
});
afterEach(async () => {
	poster.close();
	await n8n.close();
});

const port = (): string => new URL(n8n.origin).port;

async function post(
	host: string,
	headers: Record<string, string> = {},
	protocol = 'http',
): Promise<Response> {
	const signal = new AbortController().signal;
	const options = { headers, body: Buffer.from('{}'), timeout: 10_000, signal };
	return await poster.post(`${protocol}://${host}:${port()}/webhook`, options);
}

describe('a POST to a target', () => {
	it('goes to the address that its name resolves to', async () => {
		expect(await post('n8n.example.com')).toMatchObject(ANSWERED);
		expect(n8n.received).toHaveLength(1);
	});

	it.each(['169.254.169.254', '127.0.0.2'])(
		'refuses a name that later resolves to %s',
		async (rebound) => {
			// Without keep-alive, each POST resolves the name.
			expect(await post('n8n.example.com', { connection: 'close' })).toMatchObject(ANSWERED);
			address = rebound;
			const reason = expect.stringContaining(`n8n.example.com resolves to ${rebound}`) as string;
			expect(await post('n8n.example.com')).toEqual({ kind: 'failed', reason });
			expect(lookups).toBe(2);
			expect(n8n.received).toHaveLength(1);
			address = '127.0.0.1';
			expect(await post('n8n.example.com')).toMatchObject(ANSWERED);
		},
	);

	it('keeps using the address it checked while the connection is kept alive', async () => {
		expect(await post('n8n.example.com')).toMatchObject(ANSWERED);
		address = '169.254.169.254';
		expect(await post('n8n.example.com')).toMatchObject(ANSWERED);
		expect(lookups).toBe(1);
	});

	it.each(['169.254.169.254', '[fe80::1]', '[::ffff:169.254.169.254]', '0.0.0.0', '2852039166'])(
		'is not made to http://%s',
		async (host) => {
			const reason = expect.stringContaining('which cannot be a target') as string;
			expect(await post(host)).toEqual({ kind: 'failed', reason });
			expect(lookups).toBe(0);
		},
	);

	it('is checked for HTTPS as well', async () => {
		address = '169.254.169.254';
		const reason =
			'n8n.example.com resolves to 169.254.169.254, which cannot be a target (linkLocal)';
		expect(await post('n8n.example.com', {}, 'https')).toEqual({ kind: 'failed', reason });
		const literal = await post('169.254.169.254', {}, 'https');
		expect(literal).toMatchObject({ kind: 'failed', reason: expect.stringContaining('linkLocal') });
	});

	describe('over a kept connection that the target closes', () => {
		/** Closes the connection at every request but the first on it, or at every one. */
		async function closingTarget(
			atFirst: boolean,
		): Promise<{ port: number; requests: () => number }> {
			let requests = 0;
			const server = createServer((socket) => {
				let isFirst = true;
				socket.on('error', () => undefined);
				socket.on('data', () => {
					requests += 1;
					if (isFirst && !atFirst) socket.write('HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n');
					else socket.destroy();
					isFirst = false;
				});
			});
			server.listen(0, '127.0.0.1');
			await once(server, 'listening');
			onTestFinished(() => void server.close());
			return { port: (server.address() as AddressInfo).port, requests: () => requests };
		}

		async function postTo(at: number): Promise<Response> {
			const { signal } = new AbortController();
			const options = { headers: {}, body: Buffer.from('{}'), timeout: 10_000, signal };
			return await poster.post(`http://n8n.example.com:${at}/webhook`, options);
		}

		it('is sent again over a new one', async () => {
			const { port: at, requests } = await closingTarget(false);
			expect(await postTo(at)).toMatchObject(ANSWERED);
			expect(await postTo(at)).toMatchObject(ANSWERED);
			expect(requests()).toBe(3);
		});

		it('fails if a new connection is closed as well', async () => {
			const { port: at, requests } = await closingTarget(true);
			expect(await postTo(at)).toMatchObject({ kind: 'failed' });
			expect(requests()).toBe(1);
		});
	});

	it('does not follow a redirect', async () => {
		const other = await Target.start();
		n8n.answer(307, { location: other.url('/webhook') });
		expect(await post('n8n.example.com')).toMatchObject({ kind: 'answered', status: 307 });
		expect(other.received).toEqual([]);
		await other.close();
	});
});
