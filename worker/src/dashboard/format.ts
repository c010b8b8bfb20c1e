const STEPS: readonly (readonly [limit: number, unit: string, size: number])[] = [
	[60, 's', 1],
	[3600, 'min', 60],
	[86_400, 'h', 3600],
	[Infinity, 'd', 86_400],
];

/** A time span for people: `42 s`, `7 min`, `3 h`, `5 d`. @param seconds not negative */
export function span(seconds: number): string {
	const [, unit, size] = STEPS.find(([limit]) => seconds < limit) ?? [0, 's', 1];
	return `${Math.floor(seconds / size)} ${unit}`;
}

/** `3 h ago`. @param at ISO 8601 @param now Unix time in ms */
export function ago(at: string, now: number): string {
	return `${span(Math.max(0, now - Date.parse(at)) / 1000)} ago`;
}

/** `12,345` */
export function grouped(count: number): string {
	return count.toLocaleString('en');
}

/** `2026-03-02 16:40:00 UTC` @param at ISO 8601 */
export function clock(at: string): string {
	return `${new Date(at).toISOString().slice(0, 19).replace('T', ' ')} UTC`;
}

/** `1 event`, `2 events`. */
export function counted(count: number, thing: string, things = `${thing}s`): string {
	return `${grouped(count)} ${count === 1 ? thing : things}`;
}

/** Latencies outside these bounds are shown as `<10 ms` and `>1 d`; in ms. */
const SHORTEST = 10;
const LONGEST = 86_400_000;

/** A latency for people: `<10 ms`, `120 ms`, `1.2 s`, `7 min`, `>1 d`. @param latency in ms */
export function latencyText(latency: number): string {
	if (latency < SHORTEST) return `<${SHORTEST} ms`;
	if (latency >= LONGEST) return `>${span(LONGEST / 1000)}`;
	if (latency < 1000) return `${Math.round(latency)} ms`;
	if (latency < 10_000) return `${Number((latency / 1000).toFixed(1))} s`;
	return span(latency / 1000);
}
