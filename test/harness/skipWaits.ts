import { afterEach, beforeEach, vi } from 'vitest';
import * as cancellation from '../../nodes/apsClient/cancellation';

/**
 * Lets the tests of a file pass over waits: the only thing they replace is the clock.
 *
 * @returns the waits asked for by the test under way, in milliseconds
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
