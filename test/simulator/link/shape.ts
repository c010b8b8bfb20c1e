import type { Socket } from 'node:net';
import { Transform } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';
import type { Simulation } from '../simulation/simulation';

/**
 * How much of a pause of the receiver the link makes up for, in milliseconds of its speed: what TCP would have
 * under way or in its buffers, some MB at 20 MB/s. Without it, late timers would slow the link down.
 */
const BUFFERED_MS = 250;

/**
 * Lets a body pass like one connection of the link: at the speed that is set, counted, and cut when the
 * link is.
 */
export function shaped(
	{ settings, link }: Pick<Simulation, 'settings' | 'link'>,
	direction: 'received' | 'sent',
	socket: Socket,
): Transform {
	const end = link.begin(socket);
	/** When the link is done with all bytes so far. */
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
			due = Math.max(due, now - BUFFERED_MS) + (chunk.length / s3BytesPerSecond) * 1000;
			if (due > now) wait(due - now).then(pass, done);
			else pass();
		},
		destroy(error, done) {
			end();
			done(error);
		},
	});
}
