import { api } from '../../../../../protocol/worker/api/api';
import type { Watch as WatchAnswer } from '../../../../../protocol/worker/api/shapes/watch';
import { WATCH_KINDS, type WatchKindId } from '../../../../../protocol/events/watchKinds';
import { NO_SERVICE_ACCOUNT } from '../../../aps/tokens';
import type { Subscriptions } from '../../../subscriptions/subscriptions';
import type { Watch } from '../../../watches/watch';
import type { Watches } from '../../../watches/watches';
import { notFound, Problem } from '../../problem';
import { notConfigured } from '../notConfigured';
import { route, type RoutesOf } from '../route';

export interface WatchRoutesParts {
	watches: Watches;
	subscriptions: Subscriptions;
	/** Whether the worker has an app to call Autodesk with. */
	isConfigured: boolean;
	/** Whether it can also call Autodesk as a service account. */
	hasServiceAccount: boolean;
}

export function watchRoutes(parts: WatchRoutesParts): RoutesOf<typeof api.watches> {
	const { watches, subscriptions, isConfigured, hasServiceAccount } = parts;

	const find = async (id: string): Promise<Watch> => {
		const watch = await watches.get(id);
		if (!watch) throw notFound('watch');
		return watch;
	};

	const checkSubscription = async (id: string | undefined): Promise<void> => {
		if (id === undefined || (await subscriptions.get(id))) return;
		const message = 'There is no such subscription';
		throw new Problem('invalidRequest', message, [{ field: 'subscription', message }]);
	};

	const checkServiceAccount = (kind: WatchKindId): void => {
		const needed = WATCH_KINDS.some((facts) => facts.kind === kind && facts.readAs !== 'app');
		if (!needed || hasServiceAccount) return;
		const message = `Autodesk gives this list to users only. ${NO_SERVICE_ACCOUNT}`;
		throw new Problem('invalidRequest', message, [{ field: 'kind', message }]);
	};

	const answer = async (watch: Watch): Promise<WatchAnswer> => {
		const { id, kind, place, label, subscription, schedule, status } = watch;
		const { maxRemovedPercent, records, lastRun, createdAt, updatedAt } = watch;
		return {
			id,
			kind,
			accountId: place.accountId,
			projectId: place.projectId,
			allProjects: place.allProjects,
			region: place.region,
			label,
			subscription,
			schedule,
			status,
			maxRemovedPercent,
			records,
			lastRun,
			nextRunAt: (await watches.nextRun(watch))?.toISOString() ?? null,
			createdAt,
			updatedAt,
		};
	};

	return {
		create: route(api.watches.create, async ({ body }) => {
			if (!isConfigured) throw notConfigured();
			const { accountId, projectId, allProjects, region, ...settings } = body;
			checkServiceAccount(settings.kind);
			await checkSubscription(settings.subscription);
			const place = { accountId, projectId, allProjects, region };
			const watch = await watches.create({ ...settings, place });
			return { status: 201, body: await answer(watch), location: `/watches/${watch.id}` };
		}),

		list: route(api.watches.list, async () => {
			const all = await watches.all();
			return { status: 200, body: { data: await Promise.all(all.map(answer)) } };
		}),

		get: route(api.watches.get, async ({ params }) => ({
			status: 200,
			body: await answer(await find(params.id)),
		})),

		change: route(api.watches.change, async ({ params, body }) => {
			await checkSubscription(body.subscription);
			const changed = await watches.change(params.id, body);
			if (!changed) throw notFound('watch');
			return { status: 200, body: await answer(changed) };
		}),

		delete: route(api.watches.delete, async ({ params }) => {
			if (!(await watches.delete(params.id))) throw notFound('watch');
			return { status: 204 };
		}),

		run: route(api.watches.run, async ({ params }) => {
			if (!isConfigured) throw notConfigured();
			const watch = await find(params.id);
			await watches.runSoon(watch);
			return { status: 202, body: await answer(watch) };
		}),

		accept: route(api.watches.accept, async ({ params }) => {
			if (!isConfigured) throw notConfigured();
			const watch = await find(params.id);
			const accepted = await watches.acceptDrop(watch);
			if (!accepted) {
				throw new Problem('notSuspicious', 'The last run of this watch found no suspicious drop');
			}
			return { status: 202, body: await answer(accepted) };
		}),
	};
}
