import { describe, expect, it } from 'vitest';
import { backfillWindow, SETTLING } from '../../../src/hooks/backfill/backfillWindow';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const NOW = Date.parse('2026-03-20T12:00:00Z');
const at = (time: number): string => new Date(time).toISOString();

describe('the window of a backfill', () => {
	it('starts three days before the gap, because the retries of events that old have run out', () => {
		const { start } = backfillWindow({ from: at(NOW - DAY), to: at(NOW) }, NOW);
		expect(start).toBe(NOW - 4 * DAY);
	});

	it('starts no earlier than received events are recognized', () => {
		const { start } = backfillWindow({ from: at(NOW - 5 * DAY), to: at(NOW) }, NOW);
		expect(start).toBe(NOW - 6 * DAY);
	});

	it('starts with the gap if that is older, because nothing in it was received', () => {
		const { start } = backfillWindow({ from: at(NOW - 30 * DAY), to: at(NOW) }, NOW);
		expect(start).toBe(NOW - 30 * DAY);
	});

	it('ends with the gap while callbacks may still arrive', () => {
		const gap = { from: at(NOW - DAY), to: at(NOW - SETTLING + 1) };
		expect(backfillWindow(gap, NOW).end).toBe(NOW - SETTLING + 1);
	});

	it('ends after the settling time once that is over', () => {
		const gap = { from: at(NOW - DAY), to: at(NOW - SETTLING) };
		expect(backfillWindow(gap, NOW).end).toBe(NOW);
	});
});
