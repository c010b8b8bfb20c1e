import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isActionable, isRemoval } from '../../../nodes/sync/change';
import { sameValue } from '../../../nodes/sync/difference';
import { planChanges } from '../../../nodes/sync/plan';
import { planHash } from '../../../nodes/sync/planHash';
import { identityOf } from '../../../nodes/sync/record';
import type { LiveRecord, WantedRecord } from '../../../nodes/sync/record';
import type { PlanRules } from '../../../nodes/sync/rules';
import type { SyncSubject } from '../../../nodes/sync/subject';
import { liveRecords, rules, subject, wantedRecords } from './arbitraries';
import { after } from './directory';

/** Any wanted and live state under any rules. */
const anything = [
	fc.constantFrom(subject('deactivate'), subject('remove')),
	wantedRecords,
	liveRecords,
	rules,
] as const;

function forAny(
	check: (kind: SyncSubject, wanted: WantedRecord[], live: LiveRecord[], rules: PlanRules) => void,
): void {
	fc.assert(fc.property(...anything, check), { numRuns: 500 });
}

describe('any plan', () => {
	it('leaves nothing to do once it is applied', () => {
		forAny((kind, wanted, live, rules) => {
			const applied = after(live, planChanges(kind, wanted, live, rules));
			expect(planChanges(kind, wanted, applied, rules).filter(isActionable)).toEqual([]);
		});
	});

	it('makes everybody as the source wants them, except for conflicts', () => {
		forAny((kind, wanted, live, rules) => {
			const plan = planChanges(kind, wanted, live, rules);
			const applied = new Map(after(live, plan).map((record) => [identityOf(record), record]));
			const conflicts = new Set(
				plan.filter((change) => change.kind === 'conflict').map(identityOf),
			);
			const changeable = kind.fields.filter(({ isChangeable }) => isChangeable);
			for (const row of wanted) {
				if (conflicts.has(identityOf(row))) continue;
				const record = applied.get(identityOf(row));
				if (row.presence === 'inactive') {
					expect(record?.presence ?? 'inactive').toBe('inactive');
					continue;
				}
				expect(record).toBeDefined();
				expect(record?.presence).not.toBe('inactive');
				for (const { name } of changeable) {
					if (row.values[name] === undefined) continue;
					expect(sameValue(record?.values[name] ?? null, row.values[name])).toBe(true);
				}
			}
		});
	});

	it('has a line for every row, and one line for each person', () => {
		forAny((kind, wanted, live, rules) => {
			const plan = planChanges(kind, wanted, live, rules);
			expect(new Set(plan.map(identityOf)).size).toBe(plan.length);
			expect(plan.flatMap(({ row }) => row ?? []).sort()).toEqual(
				wanted.map(({ row }) => row).sort(),
			);
		});
	});

	it('changes nobody who is protected or outside the scope', () => {
		forAny((kind, wanted, live, rules) => {
			const people = new Map(live.map((record) => [identityOf(record), record]));
			for (const change of planChanges(kind, wanted, live, rules).filter(isActionable)) {
				const record = people.get(identityOf(change));
				const person = record ?? { ...change, companyId: null, isAdmin: false };
				expect(rules.protection(person)).toBeUndefined();
				expect(rules.covers(person)).toBe(true);
			}
		});
	});

	it('removes nobody while removals are off, nobody in grace, and nobody the source wants', () => {
		forAny((kind, wanted, live, rules) => {
			const rowOf = new Map(wanted.map((row) => [identityOf(row), row]));
			const people = new Map(live.map((record) => [identityOf(record), record]));
			for (const change of planChanges(kind, wanted, live, rules).filter(isRemoval)) {
				expect(rules.removals).toBe(true);
				const row = rowOf.get(identityOf(change));
				if (row) expect(row.presence).toBe('inactive');
				else expect(rules.grace(people.get(identityOf(change))!)).toBeUndefined();
			}
		});
	});

	it('does not depend on the order of rows or of users, to the byte', () => {
		forAny((kind, wanted, live, rules) => {
			const plan = planChanges(kind, wanted, live, rules);
			const turned = planChanges(kind, [...wanted].reverse(), [...live].reverse(), rules);
			expect(JSON.stringify(turned)).toBe(JSON.stringify(plan));
			expect(planHash({}, turned)).toBe(planHash({}, plan));
		});
	});
});
