import { api } from '../../../../../protocol/worker/api/api';
import { LIMITS } from '../../../../../protocol/worker/api/limits';
import type { HookHealth } from '../../../hooks/hookHealth';
import type { HookDocuments } from '../../../hooks/hookDocuments';
import type { Subscriptions } from '../../../subscriptions/subscriptions';
import { notFound } from '../../problem';
import { notConfigured } from '../notConfigured';
import { route, type RoutesOf } from '../route';
import { gapAnswer, hookAnswer } from './hookAnswers';

export interface HookRoutesParts {
	documents: HookDocuments;
	subscriptions: Subscriptions;
	/** Absent if the worker has no app to check hooks with. */
	health?: HookHealth;
}

export function hookRoutes(parts: HookRoutesParts): RoutesOf<typeof api.hooks> {
	const { documents, subscriptions, health } = parts;

	return {
		list: route(api.hooks.list, async ({ query: { subscription, status } }) => {
			const [states, regions, orphans, gaps] = await Promise.all([
				documents.states.all(),
				documents.regions.all(),
				documents.orphans.all(),
				documents.gaps.all(),
			]);
			const isAskedFor = (of: { subscription: string }): boolean =>
				of.subscription === (subscription ?? of.subscription);
			return {
				status: 200,
				body: {
					configured: health !== undefined,
					regions: regions.map(({ id: region, ...check }) => ({ region, ...check })),
					data: states
						.filter((state) => isAskedFor(state) && state.status === (status ?? state.status))
						.map(hookAnswer),
					orphans: orphans.map(({ id: hookId, ...orphan }) => ({ hookId, ...orphan })),
					gaps: gaps
						.filter(isAskedFor)
						.sort((a, b) => b.to.localeCompare(a.to))
						.slice(0, LIMITS.hooks.gaps.maxItems)
						.map(gapAnswer),
				},
			};
		}),

		check: route(api.hooks.check, async () => {
			await configured(health).requestCheck();
			return { status: 202, body: { status: 'requested' } };
		}),

		backfill: route(api.hooks.backfill, async ({ body }) => {
			const { subscription: id, from, to = new Date() } = body;
			const subscription = await subscriptions.get(id);
			if (!subscription) throw notFound('subscription');
			const gaps = await configured(health).requestBackfill(subscription, from, to);
			return { status: 202, body: { gaps: gaps.map(gapAnswer) } };
		}),
	};
}

function configured(health: HookHealth | undefined): HookHealth {
	if (!health) throw notConfigured();
	return health;
}
