import { connect } from 'node:net';

/** The answer to some bytes: a status, or only the end of the connection. */
export type RawAnswer = number | 'closed' | 'silent';

/** How long to wait for an answer, in ms. */
const TIMEOUT = 5_000;
/** How long to wait before closing the sending side of the connection, in ms. */
const END_AFTER = 150;

/**
 * Sends bytes, which need not be HTTP, on a new connection.
 *
 * @returns the first answer
 */
export async function sendRaw(port: number, bytes: Buffer): Promise<RawAnswer> {
	const { promise, resolve } = Promise.withResolvers<RawAnswer>();
	let answer = '';
	const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true });
	socket.setTimeout(TIMEOUT, () => resolve('silent'));
	socket.on('data', (chunk: Buffer) => {
		answer += chunk.toString('latin1');
		const status = /^HTTP\/1\.1 (\d{3}) /.exec(answer)?.[1];
		if (status) resolve(Number(status));
	});
	// The server may reset the connection; an earlier answer counts.
	socket.on('error', () => resolve('closed'));
	socket.on('close', () => resolve('closed'));
	socket.write(bytes);
	const end = setTimeout(() => socket.end(), END_AFTER);
	try {
		return await promise;
	} finally {
		clearTimeout(end);
		socket.destroy();
	}
}
