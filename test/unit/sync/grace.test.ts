import { describe, expect, it } from 'vitest';
import { countAbsences, graceBy } from '../../../nodes/sync/grace';
import type { LiveRecord, WantedRecord } from '../../../nodes/sync/record';
import { identityOf } from '../../../nodes/sync/record';
import type { Absence } from '../../../nodes/sync/syncState';
import { subject } from './arbitraries';

const rules = {
	covers: () => true,
	protection: () => undefined,
	grace: () => undefined,
	removals: true,
	reactivation: true,
	reportsUnchangeable: true,
};
const DAY_MS = 86_400_000;
const monday = new Date('2026-03-02T02:00:00.000Z');
const kim = person('kim@example.com');
const lee = person('lee@example.com');

describe('grace', () => {
	it('of two runs ends when somebody is missing for the second time in a row', () => {
		const stays = (absences: Record<string, Absence>) =>
			graceBy({ kind: 'runs', runs: 2 }, absences, monday)(lee);
		const first = count([kim], {});
		expect(stays(first)).toBe('missing in 1 of 2 consecutive runs');
		expect(stays(count([kim], first))).toBeUndefined();
	});

	it('begins again for somebody who was back in between', () => {
		const back = count([kim, lee], count([kim], {}));
		expect(back).toEqual({});
		expect(count([kim], back)).toMatchObject({ [identityOf(lee)]: { runs: 1 } });
	});

	it('of days counts from the first run in which somebody was missing', () => {
		const absences = count([kim], count([kim], {}), new Date(monday.getTime() + DAY_MS));
		const stays = (days: number) =>
			graceBy({ kind: 'days', days: 7 }, absences, new Date(monday.getTime() + days * DAY_MS))(lee);
		expect(absences[identityOf(lee)].since).toBe(monday.toISOString());
		expect(stays(6)).toContain(`missing since ${monday.toISOString()}`);
		expect(stays(7)).toBeUndefined();
	});

	it('holds for everybody if nothing is remembered', () => {
		expect(graceBy({ kind: 'runs', runs: 2 }, {}, monday)(lee)).toContain('missing');
		expect(graceBy({ kind: 'days', days: 1 }, {}, monday)(lee)).toContain('missing');
	});
});

function count(
	wanted: readonly LiveRecord[],
	absences: Record<string, Absence>,
	now = monday,
): Record<string, Absence> {
	const rows = wanted.map((record, index): WantedRecord => ({
		target: '',
		key: record.key,
		email: record.email,
		row: index + 1,
		aliases: [],
		presence: 'active',
		values: {},
	}));
	const situation = { subject: subject('deactivate'), wanted: rows, live: [kim, lee], rules };
	return countAbsences(situation, absences, Object.keys(absences).length === 0 ? monday : now);
}

function person(email: string): LiveRecord {
	return {
		target: '',
		key: email,
		email,
		id: email,
		name: email,
		presence: 'active',
		isAdmin: false,
		companyId: null,
		values: {},
	};
}
