import type { Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import type { RequestHandler } from 'express';
import type { Simulation } from '../simulation/simulation';

/** Adds the waiting time of each call, and of each new connection, that is set. */
export function addLatency({ settings }: Pick<Simulation, 'settings'>): RequestHandler {
	const known = new WeakSet<Socket>();
	return async (req, _res, next) => {
		const { latencyMs, connectMs } = settings;
		const waitMs = latencyMs + (known.has(req.socket) ? 0 : connectMs);
		known.add(req.socket);
		if (waitMs > 0) await wait(waitMs);
		next();
	};
}
