import { describe, expect, it } from 'vitest';
import { startDecision } from '../../src/scheduling/startDecision';

const DUE = Date.parse('2026-03-02T04:00:00Z');
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

describe('a run that is due', () => {
	it('starts at once without jitter', () => {
		expect(startDecision({}, 'run', DUE, DUE)).toEqual({ kind: 'run' });
	});

	it('waits for its share of the jitter, however often it is asked for', () => {
		const terms = { jitterMinutes: 10 };
		const delays = Array.from({ length: 200 }, (_, index) => {
			const decision = startDecision(terms, `run ${index}`, DUE, DUE);
			if (decision.kind !== 'wait') throw new Error('The run does not wait');
			expect(startDecision(terms, `run ${index}`, DUE, DUE)).toEqual(decision);
			expect(startDecision(terms, `run ${index}`, DUE, decision.until)).toEqual({ kind: 'run' });
			return decision.until - DUE;
		});
		expect(Math.max(...delays)).toBeLessThanOrEqual(10 * MINUTE);
		expect(Math.max(...delays)).toBeGreaterThan(8 * MINUTE);
		expect(Math.min(...delays)).toBeLessThan(2 * MINUTE);
	});

	it('does not wait for a clock that was set back by a day', () => {
		expect(startDecision({ jitterMinutes: 10 }, 'run', DUE, DUE - DAY)).toEqual({ kind: 'run' });
		expect(startDecision({ missedRuns: 'skip' }, 'run', DUE, DUE - DAY)).toEqual({ kind: 'run' });
	});

	it('starts after a day of downtime, because missed runs are made up for', () => {
		expect(startDecision({}, 'run', DUE, DUE + DAY)).toEqual({ kind: 'run' });
		expect(startDecision({ jitterMinutes: 10 }, 'run', DUE, DUE + DAY)).toEqual({ kind: 'run' });
	});

	it('is skipped after a day of downtime if missed runs are to be skipped', () => {
		const terms = { missedRuns: 'skip' } as const;
		expect(startDecision(terms, 'run', DUE, DUE + DAY)).toEqual({ kind: 'skip' });
		expect(startDecision(terms, 'run', DUE, DUE + 10 * MINUTE)).toEqual({ kind: 'run' });
		expect(startDecision({ ...terms, jitterMinutes: 30 }, 'run', DUE, DUE + 40 * MINUTE)).toEqual({
			kind: 'run',
		});
	});
});
