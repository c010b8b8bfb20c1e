import { describe, expect, it } from 'vitest';
import { MAX_ATTEMPTS, retryDelay } from '../../src/delivery/retrySchedule';

const HOUR = 3_600_000;

describe('retry schedule', () => {
	it('waits longer each time, about two days in all', () => {
		const pauses = Array.from({ length: MAX_ATTEMPTS - 1 }, (_, i) =>
			retryDelay(i + 1, undefined, 0),
		);
		expect(pauses.map((pause) => pause / 1000)).toEqual([
			5, 30, 120, 600, 1800, 3600, 10_800, 21_600, 43_200, 86_400,
		]);
		const total = pauses.reduce((sum, pause) => sum + pause, 0);
		expect(total / HOUR).toBeCloseTo(46.7, 1);
	});

	it('adds up to a fifth at random, and never comes early', () => {
		expect(retryDelay(1, undefined, 0)).toBe(5000);
		expect(retryDelay(1, undefined, 0.999999)).toBeCloseTo(6000, -1);
	});

	it('waits at least as long as the target asks for', () => {
		expect(retryDelay(1, 90_000, 0)).toBe(90_000);
		expect(retryDelay(5, 90_000, 0)).toBe(1_800_000);
	});

	it('waits no longer than a day, whatever the target asks for', () => {
		expect(retryDelay(1, 1000 * HOUR, 0)).toBe(24 * HOUR);
	});
});
