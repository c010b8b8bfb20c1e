import { describe, expect, it } from 'vitest';
import { bucketOf, latencyOf, plusLatencies } from '../../src/traffic/latencies';

const DAY = 86_400_000;

/** The histogram of some latencies in ms. */
function histogram(...latencies: readonly number[]): readonly number[] {
	return latencies
		.map((latency) => [...Array.from({ length: bucketOf(latency) }, () => 0), 1])
		.reduce<readonly number[]>(plusLatencies, []);
}

describe('a histogram of latencies', () => {
	it.each([0.5, 0.95])(
		'estimates within its bucket which latency a share of %d stayed within',
		(share) => {
			const latencies = Array.from({ length: 1000 }, (_, index) => 1000 + index);
			const estimate = latencyOf(histogram(...latencies), share) ?? 0;
			expect(Math.abs(estimate - (1000 + share * 1000))).toBeLessThan(20);
		},
	);

	it('shows a few slow events beside many fast ones', () => {
		const mostlyFast = histogram(
			...Array.from({ length: 90 }, () => 30),
			...Array.from({ length: 10 }, () => 50_000),
		);
		expect(latencyOf(mostlyFast, 0.5)).toBeLessThanOrEqual(50);
		expect(latencyOf(mostlyFast, 0.95)).toBeGreaterThan(40_000);
	});

	it('knows nothing without events', () => {
		expect(latencyOf([], 0.5)).toBeNull();
		expect(latencyOf([0, 0], 0.5)).toBeNull();
	});

	it('counts all latencies above a day together', () => {
		expect(latencyOf(histogram(3 * DAY), 0.5)).toBe(DAY);
		expect(bucketOf(0)).toBe(0);
		expect(bucketOf(DAY)).toBe(bucketOf(DAY - 1));
		expect(bucketOf(DAY + 1)).toBe(bucketOf(DAY) + 1);
	});
});
