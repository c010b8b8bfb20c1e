import { describe, expect, it } from 'vitest';
import { CallBudget, CallBudgets } from '../../../protocol/aps/callBudget';
import { QUOTAS } from '../../../protocol/aps/quotas';

const START = Date.UTC(2026, 0, 1);
const PER_MINUTE = 3;

function spent(): CallBudget {
	const budget = new CallBudget();
	for (let call = 0; call < PER_MINUTE; call++) expect(budget.take(START, PER_MINUTE)).toBe(0);
	return budget;
}

describe('a budget of calls', () => {
	it('allows as many calls as the rate limit, also while they are in flight', () => {
		expect(spent().take(START, PER_MINUTE)).toBeGreaterThan(0);
	});

	it('allows the next one a minute after the oldest answer', () => {
		const budget = spent();
		budget.answered(START + 1_000);
		expect(budget.take(START + 2_000, PER_MINUTE)).toBe(59_000);
		expect(budget.take(START + 61_000, PER_MINUTE)).toBe(0);
		expect(budget.take(START + 61_000, PER_MINUTE)).toBeGreaterThan(0);
	});

	it('allows none while Autodesk asks one caller to wait', () => {
		const budget = new CallBudget();
		budget.pause(START, 30_000);
		budget.pause(START, 10_000);
		expect(budget.take(START + 5_000, PER_MINUTE)).toBe(25_000);
		expect(budget.take(START + 30_000, PER_MINUTE)).toBe(0);
	});

	it('makes nobody wait longer after the clock was set back', () => {
		const budget = spent();
		budget.answered(START + 3_600_000);
		expect(budget.take(START, PER_MINUTE)).toBe(0);
	});

	it.each([1, 2, 3, 4, 5])('never has more calls in one minute of Autodesk, seed %i', (seed) => {
		let random = seed;
		const next = () => (random = (random * 48_271) % 2_147_483_647) / 2_147_483_647;
		const budget = new CallBudget();
		const arrivals: number[] = [];
		let open: number[] = [];
		for (let now = START; now < START + 300_000; now += 100) {
			for (const end of open.filter((time) => time <= now)) budget.answered(end);
			open = open.filter((time) => time > now);
			while (budget.take(now, PER_MINUTE) === 0) {
				const duration = next() * 5_000;
				arrivals.push(now + next() * duration);
				open.push(now + duration);
			}
		}
		expect(arrivals.length).toBeGreaterThan(PER_MINUTE * 3);
		for (const first of arrivals) {
			const inWindow = arrivals.filter((time) => time >= first && time < first + 60_000);
			expect(inWindow.length).toBeLessThanOrEqual(PER_MINUTE);
		}
	});
});

describe('the budgets of an app', () => {
	it('are one for each rate limit', () => {
		const budgets = new CallBudgets();
		expect(budgets.of(QUOTAS.folder)).toBe(budgets.of({ ...QUOTAS.folder }));
		expect(budgets.of(QUOTAS.folder)).not.toBe(budgets.of(QUOTAS.folderContents));
	});
});
