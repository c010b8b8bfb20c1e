import { connect } from 'node:net';

/** What came back for some bytes: a status, or nothing but the end of the connection. */
export type RawAnswer = number | 'closed' | 'silent';

/** How long to wait for an answer, in ms. */
const PATIENCE = 5_000;
/** Who gets no answer for so long, in ms, says that nothing more will come. */
const HESITATION = 150;

/**
 * Sends bytes that need not be HTTP on a connection of their own.
 *
 * @returns the first answer
 */
export async function sendRaw(port: number, bytes: Buffer): Promise<RawAnswer> {
	const { promise, resolve } = Promise.withResolvers<RawAnswer>();
	let answer = '';
	const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true });
	socket.setTimeout(PATIENCE, () => resolve('silent'));
	socket.on('data', (chunk: Buffer) => {
		answer += chunk.toString('latin1');
		const status = /^HTTP\/1\.1 (\d{3}) /.exec(answer)?.[1];
		if (status) resolve(Number(status));
	});
	// Reset by a server that has read enough: what it said before counts.
	socket.on('error', () => resolve('closed'));
	socket.on('close', () => resolve('closed'));
	socket.write(bytes);
	const end = setTimeout(() => socket.end(), HESITATION);
	try {
		return await promise;
	} finally {
		clearTimeout(end);
		socket.destroy();
	}
}
