import type { Logger } from 'pino';
import type { z } from 'zod';
import type { Deliveries, FoundDelivery } from '../deliveries/deliveries';
import { deliveryView } from '../deliveries/deliveryView';
import { discard } from '../deliveries/discard';
import { replay } from '../deliveries/replay';
import type { ReplayRun } from '../deliveries/replayRun';
import type { ReplayRuns } from '../deliveries/replayRuns';
import {
	deliveryAnswer,
	deliveryDetailAnswer,
	deliveryPageAnswer,
	replayAnswer,
} from './answers/deliveryAnswers';
import { listOf } from './answers/list';
import { ApiRouter } from './apiRouter';
import { listQuery, replayRequest } from './deliveryInput';
import { notFound, Problem } from './problem';

/** `/api/v1/deliveries`: what became of events, and sending them again. */
export function deliveries(events: Deliveries, runs: ReplayRuns, log: Logger): ApiRouter {
	const router = new ApiRouter('Events: what became of them, and sending them again');

	const find = async (id: string): Promise<FoundDelivery> => {
		const found = await events.find(id);
		if (!found) throw notFound('delivery');
		return found;
	};

	const list = {
		id: 'listDeliveries',
		summary: 'Events, the newest first',
		query: listQuery,
		answers: { 200: deliveryPageAnswer },
	};
	router.get('/', list, async ({ query, response }) => {
		const { limit, cursor, ...filter } = query;
		const page = await events.page(filter, 'newest first', limit, cursor);
		response.json({ data: page.deliveries.map(view), nextCursor: page.nextCursor ?? null });
	});

	const replayMany = {
		id: 'replayDeliveries',
		summary: 'Send many events again, the oldest first, at a rate',
		body: replayRequest,
		answers: { 202: replayAnswer },
	};
	router.post('/replay', replayMany, async ({ body, response }) => {
		const { rate, ...filter } = body;
		const run = await runs.create(filter, rate);
		response.status(202).location(`/api/v1/deliveries/replays/${run.id}`).json(runView(run));
	});

	const listReplays = {
		id: 'listReplays',
		summary: 'Replays of many events of the last days',
		answers: { 200: listOf(replayAnswer) },
	};
	router.get('/replays', listReplays, async ({ response }) => {
		response.json({ data: (await runs.list()).map(runView) });
	});

	const oneReplay = {
		id: 'getReplay',
		summary: 'How far a replay is',
		answers: { 200: replayAnswer },
	};
	router.get('/replays/:id', oneReplay, async ({ params, response }) => {
		const run = await runs.get(params.id);
		if (!run) throw notFound('replay');
		response.json(runView(run));
	});

	const cancel = {
		id: 'cancelReplay',
		summary: 'End a replay; what it has sent again stays so',
		answers: { 200: replayAnswer },
	};
	router.delete('/replays/:id', cancel, async ({ params, response }) => {
		const run = await runs.cancel(params.id);
		if (!run) throw notFound('replay');
		response.json(runView(run));
	});

	const one = {
		id: 'getDelivery',
		summary: 'An event: what it says, and every attempt to deliver it',
		answers: { 200: deliveryDetailAnswer },
	};
	router.get('/:id', one, async ({ params, response }) => {
		const detail = await events.detail(params.id);
		if (!detail) throw notFound('delivery');
		response.json(detail);
	});

	const replayOne = {
		id: 'replayDelivery',
		summary: 'Send an event again, or now',
		answers: { 202: deliveryAnswer },
		problems: [409],
	} as const;
	router.post('/:id/replay', replayOne, async ({ params: { id }, response }) => {
		const { kind } = await replay(await find(id), log);
		if (kind === 'under way') {
			throw new Problem(409, 'Under way', `The event ${id} is on its way to n8n already`);
		}
		response.status(202).json(view(await find(id)));
	});

	const discardOne = {
		id: 'discardDelivery',
		summary: 'Remove an event for good',
		answers: { 204: null },
		problems: [409],
	} as const;
	router.delete('/:id', discardOne, async ({ params: { id }, response }) => {
		const { kind } = await discard(await find(id), log);
		if (kind === 'under way') {
			throw new Problem(409, 'Under way', `The event ${id} is being delivered this very moment`);
		}
		response.status(204).end();
	});

	return router;
}

function view({ subscription, status, job }: FoundDelivery): z.input<typeof deliveryAnswer> {
	return deliveryView(subscription, status, job);
}

/** Who works on a run, and where it stands, is of no use to others. */
function runView({
	lease: _lease,
	cursor: _cursor,
	...run
}: ReplayRun): z.input<typeof replayAnswer> {
	return run;
}
