import type { z } from 'zod';
import type { Gap } from '../hooks/gap';
import type { HookHealth } from '../hooks/hookHealth';
import type { HookRecords } from '../hooks/hookRecords';
import type { HookState } from '../hooks/hookState';
import type { Subscriptions } from '../subscriptions/subscriptions';
import {
	backfillAnswer,
	checkAnswer,
	hooksAnswer,
	type gapAnswer,
	type hookAnswer,
} from './answers/hookAnswers';
import { ApiRouter } from './apiRouter';
import { backfillRequest, hookListQuery } from './hookInput';
import { notConfigured } from './notConfigured';
import { notFound } from './problem';

/** Gaps shown, the latest first. */
const GAPS_SHOWN = 100;

export interface HooksParts {
	records: HookRecords;
	subscriptions: Subscriptions;
	/** Absent when the worker has no app to look after hooks as. */
	health?: HookHealth;
}

/** `/api/v1/hooks`: how the webhooks at Autodesk are. */
export function hooks({ records, subscriptions, health }: HooksParts): ApiRouter {
	const router = new ApiRouter('How the webhooks at Autodesk are');

	const list = {
		id: 'listHooks',
		summary: 'State of each webhook and region, orphans and gaps',
		query: hookListQuery,
		answers: { 200: hooksAnswer },
	};
	router.get('/', list, async ({ query: { subscription, status }, response }) => {
		const [states, regions, orphans, gaps] = await Promise.all([
			records.states.all(),
			records.regions.all(),
			records.orphans.all(),
			records.gaps.all(),
		]);
		const isAskedFor = (of: { subscription: string }): boolean =>
			of.subscription === (subscription ?? of.subscription);
		const answer: z.input<typeof hooksAnswer> = {
			configured: health !== undefined,
			regions: regions.map(({ id: region, ...check }) => ({ region, ...check })),
			data: states
				.filter((state) => isAskedFor(state) && state.status === (status ?? state.status))
				.map(stateView),
			orphans: orphans.map(({ id: hookId, ...orphan }) => ({ hookId, ...orphan })),
			gaps: gaps
				.filter(isAskedFor)
				.sort((a, b) => b.to.localeCompare(a.to))
				.slice(0, GAPS_SHOWN)
				.map(gapView),
		};
		response.json(answer);
	});

	const check = {
		id: 'checkHooks',
		summary: 'Look at the webhooks now',
		answers: { 202: checkAnswer },
		problems: [409],
	} as const;
	router.post('/check', check, async ({ response }) => {
		await configured(health).requestCheck();
		response.status(202).json({ status: 'requested' });
	});

	const backfill = {
		id: 'backfillHooks',
		summary: 'Look for events of any time that were missed',
		body: backfillRequest,
		answers: { 202: backfillAnswer },
		problems: [404, 409],
	} as const;
	router.post('/backfill', backfill, async ({ body, response }) => {
		const { subscription: id, from, to = new Date() } = body;
		const subscription = await subscriptions.get(id);
		if (!subscription) throw notFound('subscription');
		const gaps = await configured(health).requestBackfill(subscription, from, to);
		response.status(202).json({ gaps: gaps.map(gapView) });
	});

	return router;
}

function configured(health: HookHealth | undefined): HookHealth {
	if (!health) throw notConfigured();
	return health;
}

function stateView({
	subscription,
	hook,
	status,
	problem,
	outage,
	seen,
}: HookState): z.input<typeof hookAnswer> {
	const { hookId, system, event, region, scope } = hook;
	return {
		...{ hookId, subscription, system, event, region, scope, status, problem },
		since: outage?.since ?? null,
		expiry: seen?.expiry ?? null,
		creator: seen?.creator ?? null,
	};
}

function gapView({ id, subscription, hook, from, to, backfill }: Gap): z.input<typeof gapAnswer> {
	const { hookId, system, event, region, scope } = hook;
	const { status, reason, events, nextPassAt } = backfill;
	return {
		...{ id, subscription, hookId, system, event, region, scope, from, to },
		backfill: { status, reason, events, nextPassAt },
	};
}
