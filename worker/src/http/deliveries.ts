import { Router } from 'express';
import type { Deliveries, FoundDelivery } from '../deliveries/deliveries';
import { deliveryView } from '../deliveries/deliveryView';
import { replay } from '../deliveries/replay';
import type { ReplayRun } from '../deliveries/replayRun';
import type { ReplayRuns } from '../deliveries/replayRuns';
import { withDeadline } from '../store/deadline';
import { listQuery, replayRequest } from './deliveryInput';
import { readInput } from './input';
import { notFound, Problem } from './problem';

/** How long the store may take, in ms. */
const DEADLINE = 5_000;

/** `/api/v1/deliveries`: what became of events, and sending them again. */
export function deliveries(events: Deliveries, runs: ReplayRuns): Router {
	const router = Router();

	const find = async (id: string): Promise<FoundDelivery> => {
		const found = await events.find(id);
		if (!found) throw notFound('delivery');
		return found;
	};

	router.get('/', async (request, response) => {
		const { limit, cursor, ...filter } = readInput(listQuery, request.query);
		const page = await events.page(filter, 'newest first', limit, cursor);
		response.json({ data: page.deliveries.map(view), nextCursor: page.nextCursor ?? null });
	});

	router.post('/replay', async (request, response) => {
		const { rate, ...filter } = readInput(replayRequest, request.body ?? {});
		const until = filter.until ?? new Date().toISOString();
		const run = await runs.create({ ...filter, until }, rate);
		response.status(202).location(`/api/v1/deliveries/replays/${run.id}`).json(runView(run));
	});

	router.get('/replays', async (_request, response) => {
		response.json({ data: (await runs.list()).map(runView) });
	});

	router.get('/replays/:id', async (request, response) => {
		const run = await runs.get(request.params.id);
		if (!run) throw notFound('replay');
		response.json(runView(run));
	});

	router.delete('/replays/:id', async (request, response) => {
		const run = await runs.cancel(request.params.id);
		if (!run) throw notFound('replay');
		response.json(runView(run));
	});

	router.get('/:id', async (request, response) => {
		const detail = await events.detail(request.params.id);
		if (!detail) throw notFound('delivery');
		response.json(detail);
	});

	router.post('/:id/replay', async (request, response) => {
		const { id } = request.params;
		const { kind } = await replay(await find(id));
		if (kind === 'under way') {
			throw new Problem(409, 'Under way', `The event ${id} is on its way to n8n already`);
		}
		response.status(202).json(view(await find(id)));
	});

	router.delete('/:id', async (request, response) => {
		const { id } = request.params;
		const { status, job } = await find(id);
		if (status === 'delivering') {
			throw new Problem(409, 'Under way', `The event ${id} is being delivered this very moment`);
		}
		await withDeadline(job.remove(), DEADLINE);
		response.status(204).end();
	});

	return router;
}

function view({ subscription, status, job }: FoundDelivery): object {
	return deliveryView(subscription, status, job);
}

/** Who works on a run, and where it stands, is of no use to others. */
function runView({ lease: _lease, cursor: _cursor, ...run }: ReplayRun): object {
	return run;
}
