import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import express, { type ErrorRequestHandler } from 'express';
import { rateLimit } from 'express-rate-limit';
import { expect, it, vi } from 'vitest';
import { limitKey } from '../../src/http/limitKey';

it('limits clients that have hung up without failing for it', async () => {
	const failed = vi.fn<ErrorRequestHandler>();
	const reached = Promise.withResolvers<void>();
	const app = express();
	app.use((request, _response, next) => {
		request.socket.destroy();
		next();
	});
	app.use(rateLimit({ limit: 5, standardHeaders: 'draft-8', keyGenerator: limitKey }));
	app.use(() => reached.resolve());
	const onFailure: ErrorRequestHandler = (...parameters) => {
		failed(...parameters);
		reached.resolve();
	};
	app.use(onFailure);
	const server = app.listen(0, '127.0.0.1');
	await once(server, 'listening');
	const { port } = server.address() as AddressInfo;
	await expect(fetch(`http://127.0.0.1:${port}/`)).rejects.toThrow();
	await reached.promise;
	expect(failed).not.toHaveBeenCalled();
	server.close();
});
