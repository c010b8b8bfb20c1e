import { describe, expect, it } from 'vitest';
import { DEFAULT_PAUSES, retryDelay } from '../../src/dispatch/retrySchedule';

const HOUR = 3_600_000;

const delay = retryDelay.bind(undefined, DEFAULT_PAUSES);

describe('retry schedule', () => {
	it('waits longer each time, for about two days in total', () => {
		const pauses = DEFAULT_PAUSES.map((_, i) => delay(i + 1, undefined, 0) ?? 0);
		expect(pauses.map((pause) => pause / 1000)).toEqual([
			5, 30, 120, 600, 1800, 3600, 10_800, 21_600, 43_200, 86_400,
		]);
		const total = pauses.reduce((sum, pause) => sum + pause, 0);
		expect(total / HOUR).toBeCloseTo(46.7, 1);
	});

	it('adds up to a fifth at random, and never retries early', () => {
		expect(delay(1, undefined, 0)).toBe(5000);
		expect(delay(1, undefined, 0.999999)).toBeCloseTo(6000, -1);
	});

	it('waits at least as long as the target asks for', () => {
		expect(delay(1, 90_000, 0)).toBe(90_000);
		expect(delay(5, 90_000, 0)).toBe(1_800_000);
	});

	it('waits no longer than a day, whatever the target asks for', () => {
		expect(delay(1, 1000 * HOUR, 0)).toBe(24 * HOUR);
	});

	it('ends after its last pause', () => {
		expect(delay(10, undefined, 0)).toBe(24 * HOUR);
		expect(delay(11, undefined, 0)).toBeUndefined();
		expect(retryDelay([], 1, 5000, 0)).toBeUndefined();
	});
});
