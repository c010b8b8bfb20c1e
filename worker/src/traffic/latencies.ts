/**
 * Upper bounds of the buckets, in ms; a last bucket takes everything above. Few enough to keep them for
 * every subscription and slot, and close enough together to show whether events arrive at once, after a
 * retry, or after an outage.
 */
export const LATENCY_BOUNDS: readonly number[] = [
	...[10, 20, 50, 100, 200, 500],
	...[1_000, 2_000, 5_000, 10_000, 20_000, 40_000],
	...[60_000, 120_000, 300_000, 600_000, 1_200_000, 2_400_000],
	...[3_600_000, 14_400_000, 43_200_000, 86_400_000],
];

/** Number of events per bucket. Buckets after the last one with events are missing. */
export type Latencies = readonly number[];

/** The index of the bucket for a latency. @param latency in ms */
export function bucketOf(latency: number): number {
	const index = LATENCY_BOUNDS.findIndex((bound) => latency <= bound);
	return index === -1 ? LATENCY_BOUNDS.length : index;
}

export function plusLatencies(a: Latencies, b: Latencies): Latencies {
	const [long, short] = a.length >= b.length ? [a, b] : [b, a];
	return long.map((count, bucket) => count + (short[bucket] ?? 0));
}

/**
 * Estimates the time that a share of the events stayed within, as if they were spread evenly over their
 * bucket.
 *
 * @param share above 0, up to 1
 * @returns in ms; a day if it was more; null if there are no events
 */
export function latencyOf(latencies: Latencies, share: number): number | null {
	const total = latencies.reduce((sum, count) => sum + count, 0);
	if (total === 0) return null;
	const rank = share * total;
	let before = 0;
	for (const [bucket, count] of latencies.entries()) {
		if (count > 0 && before + count >= rank) {
			const lower = LATENCY_BOUNDS[bucket - 1] ?? 0;
			const upper = LATENCY_BOUNDS[bucket] ?? lower;
			return Math.round(lower + ((upper - lower) * (rank - before)) / count);
		}
		before += count;
	}
	return LATENCY_BOUNDS.at(-1) ?? null;
}
