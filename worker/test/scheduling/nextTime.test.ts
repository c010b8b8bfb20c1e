import { describe, expect, it } from 'vitest';
import { latestNextTime } from '../../src/scheduling/nextTime';

/** The following times of a daily run at half past two, as ISO times. */
function next(timezone: string, from: string, count: number): string[] {
	const times: string[] = [];
	let now = Date.parse(from);
	for (let index = 0; index < count; index += 1) {
		now = latestNextTime({ cron: '30 2 * * *', timezone }, now) ?? Number.NaN;
		times.push(new Date(now).toISOString());
	}
	return times;
}

describe('the next run at 02:30 in Berlin', () => {
	it('moves with summer time', () => {
		expect(next('Europe/Berlin', '2026-03-27T12:00:00Z', 1)).toEqual(['2026-03-28T01:30:00.000Z']);
		expect(next('Europe/Berlin', '2026-03-29T12:00:00Z', 1)).toEqual(['2026-03-30T00:30:00.000Z']);
	});

	it('is once on the day on which the clock skips that time', () => {
		const times = next('Europe/Berlin', '2026-03-28T12:00:00Z', 2);
		expect(times.filter((time) => time.startsWith('2026-03-29'))).toHaveLength(1);
	});

	it('is once on the day on which the clock shows that time twice', () => {
		const times = next('Europe/Berlin', '2026-10-24T12:00:00Z', 3);
		expect(times.filter((time) => time.startsWith('2026-10-25'))).toHaveLength(1);
	});
});

describe('the next run at an interval', () => {
	it('is due after at most the interval', () => {
		expect(latestNextTime({ everyMinutes: 30 }, 1_000)).toBe(1_801_000);
	});
});
