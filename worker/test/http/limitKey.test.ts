import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { rateLimit } from 'express-rate-limit';
import pino from 'pino';
import { describe, expect, it } from 'vitest';
import { limitKey } from '../../src/http/limitKey';
import { problemHandler } from '../../src/http/problem';

it('limits clients that have hung up, without failing', async () => {
	const reached = Promise.withResolvers<void>();
	const app = express();
	app.use((request, _response, next) => {
		request.socket.destroy();
		next();
	});
	app.use(rateLimit({ limit: 5, standardHeaders: 'draft-8', keyGenerator: limitKey }));
	app.use(() => reached.resolve());
	const logged: string[] = [];
	const write = (line: string): void => {
		logged.push(line);
		reached.resolve();
	};
	app.use(problemHandler(pino({}, { write })));
	const server = app.listen(0, '127.0.0.1');
	await once(server, 'listening');
	const { port } = server.address() as AddressInfo;
	await expect(fetch(`http://127.0.0.1:${port}/`)).rejects.toThrow();
	await reached.promise;
	expect(logged).toEqual([]);
	server.close();
});

describe('the key of a rate limit', () => {
	it.each([
		['203.0.113.7', '203.0.113.7:50812'],
		['203.0.113.7', '::ffff:203.0.113.7'],
		['203.0.113.7', '[::ffff:203.0.113.7]:50812'],
		['2001:db8:1:2::7', '2001:db8:1:2:ffff::1'],
		['2001:db8:1:2::7', '[2001:db8:1:2::7]:50812'],
		['2001:db8:1:2::7', '[2001:db8:1:2::8]'],
		['made up', 'made up differently'],
		['203.0.113.7:x', '999.0.0.1:80'],
		['', '[]:80'],
	])('is the same for "%s" and "%s"', (one, other) => {
		expect(limitKey({ ip: one })).toBe(limitKey({ ip: other }));
	});

	it.each([
		['203.0.113.7', '203.0.113.8'],
		['::ffff:203.0.113.7', '::ffff:203.0.113.8'],
		['2001:db8:1:2::7', '2001:db8:1:3::7'],
	])('differs for "%s" and "%s"', (one, other) => {
		expect(limitKey({ ip: one })).not.toBe(limitKey({ ip: other }));
	});
});
