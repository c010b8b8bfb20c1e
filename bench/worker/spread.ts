import { percentile } from '../report';

/** Percentiles of latencies, in ms. */
export function spread(
	latencies: readonly number[],
): Record<'p50' | 'p90' | 'p99' | 'max', number> {
	return {
		p50: tenths(percentile(latencies, 0.5)),
		p90: tenths(percentile(latencies, 0.9)),
		p99: tenths(percentile(latencies, 0.99)),
		max: tenths(latencies.reduce((a, b) => Math.max(a, b), 0)),
	};
}

export function tenths(milliseconds: number): number {
	return Math.round(milliseconds * 10) / 10;
}
