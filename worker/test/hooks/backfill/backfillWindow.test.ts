import { describe, expect, it } from 'vitest';
import { backfillWindow, SETTLING } from '../../../src/hooks/backfill/backfillWindow';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const NOW = Date.parse('2026-03-20T12:00:00Z');
const at = (time: number): string => new Date(time).toISOString();

describe('the time whose events are looked for', () => {
	it('begins three days before the gap: so old are events whose retries had run out', () => {
		const { start } = backfillWindow({ from: at(NOW - DAY), to: at(NOW) }, NOW);
		expect(start).toBe(NOW - 4 * DAY);
	});

	it('begins no earlier than received events are recognised', () => {
		const { start } = backfillWindow({ from: at(NOW - 5 * DAY), to: at(NOW) }, NOW);
		expect(start).toBe(NOW - 6 * DAY);
	});

	it('begins with the gap when that is older, as nothing of it was received', () => {
		const { start } = backfillWindow({ from: at(NOW - 30 * DAY), to: at(NOW) }, NOW);
		expect(start).toBe(NOW - 30 * DAY);
	});

	it('ends with the gap as long as callbacks may be on their way', () => {
		const gap = { from: at(NOW - DAY), to: at(NOW - SETTLING + 1) };
		expect(backfillWindow(gap, NOW).end).toBe(NOW - SETTLING + 1);
	});

	it('ends after it has settled when that is over', () => {
		const gap = { from: at(NOW - DAY), to: at(NOW - SETTLING) };
		expect(backfillWindow(gap, NOW).end).toBe(NOW);
	});
});
