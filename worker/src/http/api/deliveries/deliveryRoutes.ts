import type { Logger } from 'pino';
import { api } from '../../../../../protocol/worker/api/api';
import type { Deliveries } from '../../../deliveries/deliveries';
import type { FoundDelivery } from '../../../deliveries/deliveryView';
import { discard } from '../../../deliveries/discard';
import { replay } from '../../../deliveries/replay';
import type { ReplayRuns } from '../../../deliveries/replayRuns';
import { notFound, Problem } from '../../problem';
import { replayAnswer } from '../replays/replayAnswer';
import { route, type RoutesOf } from '../route';

export function deliveryRoutes(
	deliveries: Deliveries,
	replays: ReplayRuns,
	log: Logger,
): RoutesOf<typeof api.deliveries> {
	const find = async (id: string): Promise<FoundDelivery> => {
		const found = await deliveries.find(id);
		if (!found) throw notFound('delivery');
		return found;
	};

	return {
		list: route(api.deliveries.list, async ({ query: { limit, cursor, ...filter } }) => {
			const page = await deliveries.page(filter, 'newest first', limit, cursor);
			return {
				status: 200,
				body: { data: page.deliveries, nextCursor: page.nextCursor ?? null },
			};
		}),

		get: route(api.deliveries.get, async ({ params }) => {
			const detail = await deliveries.detail(params.id);
			if (!detail) throw notFound('delivery');
			return { status: 200, body: detail };
		}),

		replay: route(api.deliveries.replay, async ({ params: { id } }) => {
			const { kind } = await replay(await find(id), log);
			if (kind === 'under way') {
				throw new Problem('inProgress', `The event ${id} is already being delivered to n8n`);
			}
			return { status: 202, body: await deliveries.summaryOf(await find(id)) };
		}),

		replayMany: route(api.deliveries.replayMany, async ({ body: { rate, ...filter } }) => {
			const run = await replays.create(filter, rate);
			return {
				status: 202,
				body: replayAnswer(run),
				location: `/deliveries/replays/${run.id}`,
			};
		}),

		discard: route(api.deliveries.discard, async ({ params: { id } }) => {
			const { kind } = await discard(await find(id), log);
			if (kind === 'under way') {
				throw new Problem('inProgress', `The event ${id} is being delivered right now`);
			}
			return { status: 204 };
		}),
	};
}
