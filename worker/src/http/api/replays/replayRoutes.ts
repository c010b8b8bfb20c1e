import { api } from '../../../../../protocol/worker/api/api';
import type { ReplayRuns } from '../../../deliveries/replayRuns';
import { notFound } from '../../problem';
import { route, type RoutesOf } from '../route';
import { replayAnswer } from './replayAnswer';

export function replayRoutes(replays: ReplayRuns): RoutesOf<typeof api.replays> {
	return {
		list: route(api.replays.list, async () => ({
			status: 200,
			body: { data: (await replays.list()).map(replayAnswer) },
		})),

		get: route(api.replays.get, async ({ params }) => {
			const run = await replays.get(params.id);
			if (!run) throw notFound('replay');
			return { status: 200, body: replayAnswer(run) };
		}),

		cancel: route(api.replays.cancel, async ({ params }) => {
			const run = await replays.cancel(params.id);
			if (!run) throw notFound('replay');
			return { status: 200, body: replayAnswer(run) };
		}),
	};
}
