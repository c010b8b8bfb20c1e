import type { Socket } from 'node:net';
import { Transform } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';
import type { Simulation } from '../simulation/simulation';

/** What a connection may send at once after a pause, in milliseconds of its speed. */
const BURST_MS = 20;

/**
 * Lets a body pass like one connection of the link: at the speed that is set, counted, and cut when the
 * link is. Bytes that a slow receiver did not take are not made up for later.
 */
export function shaped(
	{ settings, link }: Pick<Simulation, 'settings' | 'link'>,
	direction: 'received' | 'sent',
	socket: Socket,
): Transform {
	const end = link.begin(socket);
	let due = performance.now();
	return new Transform({
		transform(chunk: Buffer, _encoding, done) {
			const { s3BytesPerSecond } = settings;
			const pass = () => {
				link.pass(direction, chunk.length);
				done(null, chunk);
			};
			if (s3BytesPerSecond === 0) {
				pass();
				return;
			}
			const now = performance.now();
			due = Math.max(due, now - BURST_MS) + (chunk.length / s3BytesPerSecond) * 1000;
			wait(Math.max(0, due - now)).then(pass, done);
		},
		destroy(error, done) {
			end();
			done(error);
		},
	});
}
