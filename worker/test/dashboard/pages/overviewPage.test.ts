import { describe, expect, it } from 'vitest';
import { overviewPage } from '../../../src/dashboard/pages/overviewPage';
import type { Overview } from '../../../src/dashboard/overview';
import type { SubscriptionState } from '../../../src/dashboard/subscriptionStates';
import { newHookState } from '../../../src/hooks/hookState';
import { noFigures } from '../../../src/traffic/figures';
import { DEFAULT_SETTINGS, type SubscriptionHook } from '../../../src/subscriptions/subscription';

const HOOK: SubscriptionHook = {
	hookId: '4711',
	system: 'data',
	event: 'dm.version.added',
	region: 'US',
	scope: {},
};

const WELL: SubscriptionState = {
	subscription: {
		...DEFAULT_SETTINGS,
		id: 'sub_1',
		target: 'https://n8n.test/webhook/1',
		label: 'Drawings',
		status: 'active',
		routeKey: 'SECRET-ROUTE',
		callbackSecret: 'SECRET-CALLBACK',
		signingSecrets: [],
		createdAt: '2026-03-02T16:40:00.000Z',
		updatedAt: '2026-03-02T16:40:00.000Z',
	},
	openCircuit: undefined,
	silentHooks: [],
	retryReason: undefined,
	counts: { queued: 0, delivering: 0, retrying: 0, delivered: 5, dead: 0 },
	oldestAge: 0,
};

const OPEN = { id: 'sub_1', until: 40_000, reason: 'The target answered 503' };

function pageOf(
	state: Partial<SubscriptionState>,
	whole: Partial<Overview> = {},
	refreshes = true,
): string {
	return overviewPage(
		{
			store: 'redis',
			subscriptions: [{ ...WELL, ...state }],
			deadLetters: [],
			traffic: { span: 'hour', slots: [] },
			quarantined: 0,
			failingWatches: 0,
			suspiciousWatches: 0,
			at: 0,
			...whole,
		},
		{ formToken: 'token', actions: 'allowed' },
		refreshes,
	);
}

function headline(
	state: Partial<SubscriptionState>,
	whole: Partial<Overview> = {},
): string | undefined {
	return /<h1>([^<]+)<\/h1>/.exec(pageOf(state, whole))?.[1];
}

describe('the first page says', () => {
	const counts = WELL.counts;
	const silentHook = { ...newHookState('sub_1', HOOK), status: 'inactive' as const };

	it.each<[string, Partial<SubscriptionState>]>([
		['Everything is working', {}],
		['2 events waiting to be retried', { counts: { ...counts, retrying: 2 } }],
		['1 event could not be delivered', { counts: { ...counts, dead: 1, retrying: 2 } }],
		['1 target does not accept events', { openCircuit: OPEN, counts: { ...counts, dead: 1 } }],
		['1 target does not accept events', { subscription: { ...WELL.subscription, status: 'gone' } }],
		['1 webhook is inactive', { silentHooks: [silentHook] }],
	])('"%s", the gravest first', (expected, state) => {
		expect(headline(state)).toBe(expected);
	});

	it('that callbacks are held, and that a watch failed', () => {
		expect(headline({}, { quarantined: 3, failingWatches: 1 })).toBe('3 callbacks in quarantine');
		expect(headline({}, { failingWatches: 1 })).toBe('1 watch failed');
		expect(headline({}, { failingWatches: 1, suspiciousWatches: 2 })).toBe(
			'2 watches found a suspicious drop',
		);
	});

	it('why events are retried', () => {
		expect(pageOf({ retryReason: 'The target answered 503' })).toContain(
			'Retrying: The target answered 503.',
		);
	});

	it('what was received and delivered in the last hour, with a text alternative', () => {
		const at = Date.parse('2026-03-02T16:40:00Z');
		const slots = [
			{ ...noFigures(), at, received: 12, delivered: 9, failed: 3 },
			{ ...noFigures(), at: at + 60_000 },
		];
		const text = pageOf({}, { traffic: { span: 'hour', slots } }).replaceAll(/\s+/g, ' ');
		expect(text).toContain('16:40 UTC: 12 received, 9 delivered, 3 failed');
		expect(text).toContain(
			'Events in the last hour: 12 received, 9 delivered, 3 attempts failed; at most 12 per minute.',
		);
		expect(text.match(/<rect class="(delivered|failed)"/g)).toHaveLength(2);
	});

	it('the last hour, day or week, and keeps the choice when refreshing is paused', () => {
		const traffic: Overview['traffic'] = { span: 'day', slots: [] };
		expect(pageOf({}, { traffic })).toContain('The last day');
		expect(pageOf({}, { traffic })).toContain('href="/dashboard?span=day&#38;refresh=off"');
		expect(pageOf({}, { traffic }, false)).toContain('href="/dashboard?span=week&#38;refresh=off"');
		expect(pageOf({}, { traffic }, false)).toContain('href="/dashboard?span=day"');
		expect(pageOf({}, { traffic })).toMatch(
			/<a href="\/dashboard\?span=day"\s+aria-current="true"/,
		);
	});

	it('why a circuit breaker is open, and for how long', () => {
		expect(pageOf({ openCircuit: OPEN })).toContain(
			'The target answered 503. Next attempt in 40 s.',
		);
		expect(pageOf({ openCircuit: { ...OPEN, until: -1 } })).toContain('Attempt in progress.');
	});

	it('whatever is new, unless automatic refresh is off', () => {
		expect(pageOf({})).toContain('http-equiv="refresh"');
		expect(pageOf({}, {}, false)).not.toContain('http-equiv="refresh"');
	});

	it('why a webhook is inactive, and what to do', () => {
		const problem = 'It belongs to a user. Activate the workflow again';
		expect(pageOf({ silentHooks: [{ ...silentHook, problem }] })).toContain(
			`Docs File: Version Added is inactive. ${problem}.`,
		);
	});

	it('no secret of a subscription', () => {
		expect(pageOf({})).not.toMatch(/SECRET/);
	});
});
