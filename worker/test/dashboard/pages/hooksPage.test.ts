import { describe, expect, it } from 'vitest';
import { hooksPage, type HooksPageParts } from '../../../src/dashboard/pages/hooksPage';
import type { Gap } from '../../../src/hooks/gap';
import { newHookState, type HookState } from '../../../src/hooks/hookState';
import type { SubscriptionHook } from '../../../src/subscriptions/subscription';

const NOW = Date.parse('2026-03-02T16:40:00Z');
const hook = (event: string): SubscriptionHook => ({
	hookId: '4711',
	system: 'data',
	event,
	region: 'EMEA',
	scope: { folder: 'urn:secret-place' },
});
const WELL: HookState = { ...newHookState('sub_1', hook('dm.version.added')), status: 'active' };
const SILENT: HookState = {
	...newHookState('sub_1', hook('dm.folder.added')),
	status: 'inactive',
	problem: 'It belongs to <a> user',
	outage: { since: '2026-03-02T13:40:00.000Z', confirmed: true },
};

function pageOf(parts: Partial<HooksPageParts>): string {
	return hooksPage({
		hooks: [],
		regions: [],
		gaps: [],
		orphans: [],
		isConfigured: true,
		labelOf: () => 'Drawings',
		formToken: 'token',
		now: NOW,
		...parts,
	}).replaceAll(/\s+/g, ' ');
}

describe('the page of webhooks', () => {
	it('shows those of a whole hub in part, and says how many there are', () => {
		const hooks = Array.from({ length: 2_000 }, () => WELL);
		const text = pageOf({ hooks: [...hooks, SILENT] });
		expect(text).toContain('dm.folder.added');
		expect(text).toContain('1,801 more');
		expect(text.length).toBeLessThan(200_000);
	});

	it('shows inactive webhooks first, with the reason and the start', () => {
		const text = pageOf({ hooks: [WELL, SILENT] });
		expect(text.indexOf('dm.folder.added')).toBeLessThan(text.indexOf('dm.version.added'));
		expect(text).toContain('It belongs to &#60;a&#62; user');
		expect(text).toContain('3 h ago');
	});

	it('shows the time and the result of the last check of a region', () => {
		const triedAt = '2026-03-02T16:38:00.000Z';
		const text = pageOf({
			regions: [
				{ id: 'US', triedAt, checkedAt: triedAt, problem: null },
				{ id: 'EMEA', triedAt, checkedAt: null, problem: 'Autodesk answered 401' },
			],
		});
		expect(text).toContain('2 min ago');
		expect(text).toContain('Autodesk answered 401');
		expect(text).toContain('never');
	});

	it('shows for each gap what was backfilled, or why not', () => {
		const gap: Gap = {
			id: 'gap_1',
			subscription: 'sub_1',
			hook: hook('issue.created-1.0'),
			from: '2026-03-02T10:00:00.000Z',
			to: '2026-03-02T12:00:00.000Z',
			backfill: {
				status: 'impossible',
				reason: 'Such events leave no trace',
				events: 0,
				projectId: null,
				hubId: null,
				nextPassAt: null,
			},
		};
		const text = pageOf({ gaps: [gap] });
		expect(text).toContain(
			'2026-03-02 10:00:00 UTC – 2026-03-02 12:00:00 UTC · 0 events backfilled',
		);
		expect(text).toContain('Such events leave no trace');
	});

	it('explains how to enable webhook checks', () => {
		expect(pageOf({ isConfigured: false })).toContain('<code>APS_CLIENT_ID</code>');
		expect(pageOf({})).not.toContain('APS_CLIENT_ID');
	});
});
