import { describe, expect, it } from 'vitest';
import { exceededGuards } from '../../../nodes/sync/guards';
import { planChanges } from '../../../nodes/sync/plan';
import type { LiveRecord } from '../../../nodes/sync/record';
import { subject } from './arbitraries';

const settings = {
	minSourcePercent: 80,
	minLivePercent: 80,
	maxRemovals: 1_000_000,
	maxRemovalPercent: 100,
	maxChanges: 1_000_000,
	minAdmins: 0,
};
const judged = {
	changes: [],
	sourceCount: 100,
	live: [],
	coveredCount: 0,
	state: { absences: {} },
};

function guardsOf(sourceCount: number, state: { sourceCount?: number; liveCount?: number }) {
	const exceeded = exceededGuards(settings, {
		...judged,
		sourceCount,
		state: { absences: {}, ...state },
	});
	return exceeded.map(({ guard }) => guard);
}

describe('guards', () => {
	it('refuse a source that is empty or much smaller than the last one', () => {
		expect(guardsOf(0, {})).toEqual(['emptySource']);
		expect(guardsOf(79, { sourceCount: 100 })).toEqual(['sourceSize']);
		expect(guardsOf(80, { sourceCount: 100 })).toEqual([]);
		expect(guardsOf(1, {})).toEqual([]);
	});

	it('refuse a read that returns nobody where there were people', () => {
		expect(guardsOf(100, { liveCount: 50 })).toEqual(['liveSize']);
	});
});

describe('a plan for 50,000 people', () => {
	const live = Array.from({ length: 50_000 }, (_, index) => person(`live-${index}@example.com`));

	it('has a line for each of them', () => {
		const wanted = live.map((record, index) => ({
			target: '',
			key: index % 2 === 0 ? record.key : `new-${index}@example.com`,
			email: record.email,
			row: index + 1,
			aliases: [],
			presence: 'active' as const,
			values: {},
		}));
		const rules = {
			covers: () => true,
			protection: () => undefined,
			grace: () => undefined,
			removals: true,
			reactivation: true,
			reportsUnchangeable: true,
		};
		const kinds = new Map<string, number>();
		for (const { kind } of planChanges(subject('deactivate'), wanted, live, rules)) {
			kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
		}
		expect(Object.fromEntries(kinds)).toEqual({
			create: 25_000,
			deactivate: 25_000,
			unchanged: 25_000,
		});
	});
});

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
