import { afterEach, beforeEach, vi } from 'vitest';
import * as cancellation from '../../nodes/apsClient/cancellation';

/**
 * Lets the tests of a file skip waits: the clock jumps to their end instead. Several waits at the same time
 * take as long as the longest of them.
 *
 * @returns the waits requested by the current test, in ms
 */
export function fastClock(): readonly number[] {
	const waits: number[] = [];
	beforeEach(() => {
		waits.length = 0;
		let ahead = 0;
		const { now } = Date;
		vi.spyOn(Date, 'now').mockImplementation(() => now() + ahead);
		vi.spyOn(cancellation, 'wait').mockImplementation(async (milliseconds, signal) => {
			waits.push(milliseconds);
			const end = Date.now() + milliseconds;
			await new Promise(setImmediate);
			ahead = Math.max(ahead, end - now());
			return signal?.aborted ? 'cancelled' : 'elapsed';
		});
	});
	afterEach(() => {
		vi.restoreAllMocks();
	});
	return waits;
}
