import { describe, expect, it } from 'vitest';
import { watchesPage } from '../../../src/dashboard/pages/watchesPage';
import type { Permissions } from '../../../src/dashboard/pages/permissions';
import type { WatchRun } from '../../../../protocol/worker/api/shapes/watch';
import type { Watch } from '../../../src/watches/watch';

const LAST: WatchRun = {
	startedAt: '2026-03-02T16:27:00.000Z',
	finishedAt: '2026-03-02T16:28:00.000Z',
	outcome: 'compared',
	reason: null,
	added: 3,
	updated: 1,
	removed: 0,
	unconfirmed: 0,
};
const WATCH: Watch = {
	id: 'wat_1',
	kind: 'accountUsers',
	label: 'People',
	subscription: 'sub_1',
	status: 'active',
	generation: 1,
	records: 1842,
	lastRun: LAST,
	maxRemovedPercent: 20,
	acceptedRecords: null,
	changesReadTo: null,
	wholeReadAt: null,
	roundStartedAt: null,
	place: {
		accountId: '1f3e5a77-0c2d-4b6e-9a8f-7d6c5b4a3f21',
		projectId: null,
		allProjects: false,
		region: 'EMEA',
	},
	schedule: { everyMinutes: 30 },
	createdAt: LAST.startedAt,
	updatedAt: LAST.startedAt,
};

function pageOf(...watches: Partial<Watch>[]): string {
	return pageFor('allowed', watches);
}

function pageFor(actions: Permissions['actions'], watches: readonly Partial<Watch>[]): string {
	return watchesPage({
		watches: watches.map((watch) => ({ ...WATCH, ...watch })),
		labelOf: () => 'Drawings',
		permissions: { formToken: 'token', actions },
		now: Date.parse('2026-03-02T16:40:00Z'),
	}).replaceAll(/\s+/g, ' ');
}

describe('the page of watches', () => {
	it('shows what is polled, for which subscription, how often, and the last result', () => {
		const text = pageOf({});
		expect(text).toContain('<strong>People</strong> <span class="muted">for Drawings</span>');
		expect(text).toContain('every 30 min · 1,842 records');
		expect(text).toContain('3 added, 1 updated, 0 removed');
		expect(text).toContain('12 min ago');
	});

	it('shows why a poll failed, and that a watch is paused or has not run yet', () => {
		const lastRun: WatchRun = { ...LAST, outcome: 'failed', reason: 'Autodesk answered 403' };
		expect(pageOf({ lastRun })).toMatch(/failed<\/span>.*Autodesk answered 403/);
		expect(pageOf({ lastRun, status: 'paused' })).toContain(
			'<span class="pill paused">paused</span>',
		);
		expect(pageOf({ lastRun: null })).toContain('never');
		expect(pageOf({ schedule: { cron: '0 6 * * 1-5', timezone: 'Europe/Berlin' } })).toContain(
			'at 0 6 * * 1-5 Europe/Berlin',
		);
	});

	it('names the projects of a watch of all projects that could not be read', () => {
		const reason = '1 of 3 projects could not be read: Harbour Bridge (Autodesk answered 403)';
		const place = { ...WATCH.place, allProjects: true };
		const text = pageOf({ place, lastRun: { ...LAST, outcome: 'partial', reason } });
		expect(text).toContain(`all projects of account ${WATCH.place.accountId}`);
		expect(text).toMatch(/partial<\/span>.*3 added.*Harbour Bridge/);
	});

	it('offers to accept a suspicious drop where actions are allowed', () => {
		const reason = 'Only 3 of 90 known records are still listed';
		const lastRun: WatchRun = { ...LAST, outcome: 'suspicious', reason };
		expect(pageOf({ lastRun })).toMatch(
			/suspicious<\/span>.*Only 3 of 90 .*action="\/dashboard\/watches\/wat_1\/accept"/,
		);
		expect(pageFor('off', [{ lastRun }])).not.toContain('/accept');
		expect(pageOf({})).not.toContain('/accept');
	});

	it('explains how to create a watch if there are none', () => {
		expect(pageOf()).toContain('APS Webhook Worker node');
	});
});
