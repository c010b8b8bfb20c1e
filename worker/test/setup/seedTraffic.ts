import pino from 'pino';
import { Traffic } from '../../src/traffic/traffic';
import { TrafficCounts } from '../../src/traffic/trafficCounts';
import type { Store } from '../../src/store/store';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** shares of the five subscriptions in what is received. */
const SHARES = [0.5, 0.3, 0.12, 0.03, 0.05];

/**
 * A busy week on five subscriptions: working days and nights, a bulk upload, and an n8n that restarted and
 * caught up.
 *
 * @param subscriptions ids, the busiest first
 * @param now Unix time in ms
 */
export async function seedTraffic(
	store: Store,
	subscriptions: readonly string[],
	now: number,
): Promise<void> {
	let at = now;
	const counts = new TrafficCounts();
	const traffic = new Traffic(store.documents, counts, pino({ level: 'silent' }), () => at);
	const week = Array.from(
		{ length: 7 * 24 * 4 - 3 },
		(_, index) => now - 7 * DAY + (index * HOUR) / 4,
	);
	const hour = Array.from({ length: 59 }, (_, index) => now - (59 - index) * MINUTE);
	for (at of [...week, ...hour]) {
		const minutes = at < now - HOUR ? 15 : 1;
		const waiting = new Map<string, number>();
		for (const [index, id] of subscriptions.entries()) {
			const received = Math.round(usual(at, now) * minutes * (SHARES[index] ?? 0));
			const age = (now - at) / MINUTE;
			const restarts = index === 2 && age >= 17 && age < 20;
			const catchesUp = index === 2 && age >= 14 && age < 17;
			for (let count = 0; count < received; count += 1) {
				counts.received(id);
				if (restarts) counts.failed(id, count === 0 && age > 19);
				else counts.delivered(id, latency(count, catchesUp));
			}
			if (index === 1 && Math.floor(at / MINUTE) % 13 === 0) counts.failed(id, false);
			waiting.set(id, restarts ? Math.round((20 - age) * 3) : catchesUp ? 4 : index === 3 ? 5 : 0);
		}
		traffic.counted(waiting);
		await traffic.total('hour');
	}
}

/** Events per minute: by day more than at night, on weekends few, and a bulk upload half an hour ago. */
function usual(at: number, now: number): number {
	const day = new Date(at).getUTCDay();
	const hour = (at % DAY) / HOUR;
	const byDay = Math.max(0.05, Math.sin(((hour - 5) / 15) * Math.PI)) * (day % 6 === 0 ? 0.1 : 1);
	const age = (now - at) / MINUTE;
	const upload = age >= 34 && age <= 38 ? 46 - 6 * Math.abs(36 - age) : 0;
	const recent = age < 60 ? 14 + 9 * Math.sin(age / 7) + 5 * Math.sin(age * 1.7) : 24 * byDay;
	return Math.max(0, recent + upload);
}

/** Mostly tens of milliseconds; some wait for n8n, and after its restart all have waited. */
function latency(count: number, catchesUp: boolean): number {
	if (catchesUp) return 150_000;
	return count % 23 === 5 ? 900 : 35 + ((count * 37) % 90);
}
