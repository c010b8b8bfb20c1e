import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

/** Below the ports of outgoing connections (Linux: 32768 and up), which may be taken at any time. */
const FIRST = 20_000;
const COUNT = 10_000;

/** A port of 127.0.0.1 that was free a moment ago, for programs that cannot choose one themselves. */
export async function freePort(): Promise<number> {
	for (;;) {
		const port = FIRST + randomInt(COUNT);
		if (await isFree(port)) return port;
	}
}

/** Whether this port of 127.0.0.1 is free right now. */
export async function isFree(port: number): Promise<boolean> {
	const server = createServer();
	return await new Promise((resolve) => {
		server.once('error', () => resolve(false));
		server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
	});
}
