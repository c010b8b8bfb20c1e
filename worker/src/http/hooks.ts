import { Router } from 'express';
import type { Gap } from '../hooks/gap';
import type { HookHealth } from '../hooks/hookHealth';
import type { HookRecords } from '../hooks/hookRecords';
import type { HookState } from '../hooks/hookState';
import type { SubscriptionDirectory } from '../subscriptions/subscriptionDirectory';
import { backfillRequest, hookListQuery } from './hookInput';
import { readInput } from './input';
import { notConfigured } from './notConfigured';
import { notFound } from './problem';

/** Gaps shown, the latest first. */
const GAPS_SHOWN = 100;

export interface HooksParts {
	records: HookRecords;
	directory: SubscriptionDirectory;
	/** Absent when the worker has no app to look after hooks as. */
	health?: HookHealth;
}

/** `/api/v1/hooks`: how the webhooks at Autodesk are. */
export function hooks({ records, directory, health }: HooksParts): Router {
	const router = Router();

	router.get('/', async (request, response) => {
		const { subscription, status } = readInput(hookListQuery, request.query);
		const [states, regions, orphans, gaps] = await Promise.all([
			records.states.all(),
			records.regions.all(),
			records.orphans.all(),
			records.gaps.all(),
		]);
		const isAskedFor = (of: { subscription: string }): boolean =>
			of.subscription === (subscription ?? of.subscription);
		response.json({
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
		});
	});

	router.post('/check', async (_request, response) => {
		await configured(health).requestCheck();
		response.status(202).json({ status: 'requested' });
	});

	router.post('/backfill', async (request, response) => {
		const { subscription: id, from, to = new Date() } = readInput(backfillRequest, request.body);
		await directory.refresh();
		const subscription = directory.get(id);
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

function stateView({ subscription, hook, status, problem, outage, seen }: HookState): object {
	const { hookId, system, event, region, scope } = hook;
	return {
		...{ hookId, subscription, system, event, region, scope, status, problem },
		since: outage?.since ?? null,
		expiry: seen?.expiry ?? null,
		creator: seen?.creator ?? null,
	};
}

function gapView({ id, subscription, hook, from, to, backfill }: Gap): object {
	const { hookId, system, event, region, scope } = hook;
	const { status, reason, events, nextPassAt } = backfill;
	return {
		...{ id, subscription, hookId, system, event, region, scope, from, to },
		backfill: { status, reason, events, nextPassAt },
	};
}
