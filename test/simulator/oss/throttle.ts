import { PassThrough, Transform } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';

/** Limits the bytes per second, like one connection of a slow link. 0: no limit. */
export function throttle(bytesPerSecond: number): Transform {
	if (bytesPerSecond === 0) return new PassThrough();
	const startedAt = performance.now();
	let passed = 0;
	return new Transform({
		transform(chunk: Buffer, _encoding, done) {
			passed += chunk.length;
			const due = startedAt + (passed / bytesPerSecond) * 1000;
			wait(Math.max(0, due - performance.now())).then(
				() => done(null, chunk),
				(error: Error) => done(error),
			);
		},
	});
}
