import { afterEach, beforeEach, vi } from 'vitest';
import * as cancellation from '../../nodes/apsClient/cancellation';

/**
 * Lets the tests of a file skip waits. Only the clock is replaced.
 *
 * @returns the waits requested by the current test, in ms
 */
export function skipWaits(): readonly number[] {
	const waits: number[] = [];
	beforeEach(() => {
		waits.length = 0;
		vi.spyOn(cancellation, 'wait').mockImplementation(async (milliseconds) => {
			waits.push(milliseconds);
			return 'elapsed';
		});
	});
	afterEach(() => {
		vi.restoreAllMocks();
	});
	return waits;
}
