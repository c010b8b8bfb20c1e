import { describe, expect, it } from 'vitest';
import { overviewPage } from '../../src/dashboard/pages/overviewPage';
import type { SubscriptionState } from '../../src/dashboard/overview';
import { newHookState } from '../../src/hooks/hookState';
import { DEFAULT_SETTINGS, type RegisteredHook } from '../../src/subscriptions/subscription';

const HOOK: RegisteredHook = {
	hookId: '4711',
	system: 'data',
	event: 'dm.version.added',
	region: 'US',
	scope: {},
};

const WELL: SubscriptionState = {
	subscription: {
		...DEFAULT_SETTINGS,
		...{ id: 'sub_1', target: 'https://n8n.test/webhook/1', label: 'Drawings', status: 'active' },
		...{ routeKey: 'SECRET-ROUTE', callbackSecret: 'SECRET-CALLBACK' },
		...{ createdAt: '2026-03-02T16:40:00.000Z', updatedAt: '2026-03-02T16:40:00.000Z' },
	},
	breaker: 'closed',
	silentHooks: [],
	counts: { queued: 0, delivering: 0, retrying: 0, delivered: 5, dead: 0 },
	oldestAge: 0,
};

function pageOf(state: Partial<SubscriptionState>): string {
	return overviewPage(
		{
			store: 'redis',
			subscriptions: [{ ...WELL, ...state }],
			...{ deadLetters: [], badSignatures: 0, at: 0 },
		},
		{ formToken: 'token', actions: true },
	);
}

function headline(state: Partial<SubscriptionState>): string | undefined {
	return /<h1>([^<]+)<\/h1>/.exec(pageOf(state))?.[1];
}

describe('the first page says', () => {
	const counts = WELL.counts;
	const silentHook = { ...newHookState('sub_1', HOOK), status: 'inactive' as const };

	it.each<[string, Partial<SubscriptionState>]>([
		['All is well', {}],
		['2 events waiting for another try', { counts: { ...counts, retrying: 2 } }],
		['1 event could not be delivered', { counts: { ...counts, dead: 1, retrying: 2 } }],
		['1 target takes no events', { breaker: 'open', counts: { ...counts, dead: 1 } }],
		['1 target takes no events', { subscription: { ...WELL.subscription, status: 'gone' } }],
		['Autodesk does not call 1 webhook', { silentHooks: [silentHook] }],
	])('"%s", the gravest first', (expected, state) => {
		expect(headline(state)).toBe(expected);
	});

	it('why a webhook is silent, and what to do', () => {
		const problem = 'It belongs to a user. Activate the workflow again';
		expect(pageOf({ silentHooks: [{ ...silentHook, problem }] })).toContain(
			`dm.version.added is inactive. ${problem}.`,
		);
	});

	it('no secret of a subscription', () => {
		expect(pageOf({})).not.toMatch(/SECRET/);
	});
});
