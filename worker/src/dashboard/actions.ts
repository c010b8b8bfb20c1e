import { Router } from 'express';
import type { Logger } from 'pino';
import type { Deliveries } from '../deliveries/deliveries';
import type { FoundDelivery } from '../deliveries/deliveryView';
import { discard } from '../deliveries/discard';
import { replay } from '../deliveries/replay';
import type { ReplayRuns } from '../deliveries/replayRuns';
import { notFound, Problem } from '../http/problem';
import type { SubscriptionStatus } from '../../../protocol/worker/api/shapes/subscription';
import type { Subscriptions } from '../subscriptions/subscriptions';
import type { Watches } from '../watches/watches';

export interface ActionParts {
	deliveries: Deliveries;
	replayRuns: ReplayRuns;
	subscriptions: Subscriptions;
	watches: Watches;
	log: Logger;
}

/** Events per second; n8n takes a few dozen workflow starts per second. */
const REPLAY_RATE = 20;

/** What the dashboard's buttons do. After each action, the browser is redirected to a page that shows the result. */
export function actions(parts: ActionParts): Router {
	const { deliveries, replayRuns, subscriptions, watches, log } = parts;
	const router = Router();

	const find = async (id: string): Promise<FoundDelivery> => {
		const found = await deliveries.find(id);
		if (!found) throw notFound('event');
		return found;
	};

	router.post('/deliveries/:id/replay', async (request, response) => {
		const { id } = request.params;
		const { kind } = await replay(await find(id), log);
		if (kind === 'under way') {
			throw new Problem('inProgress', 'The event is already being delivered to n8n');
		}
		response.redirect(303, `/dashboard/deliveries/${id}`);
	});

	router.post('/deliveries/:id/discard', async (request, response) => {
		const found = await find(request.params.id);
		const { kind } = await discard(found, log);
		if (kind === 'under way') {
			throw new Problem('inProgress', 'The event is being delivered right now');
		}
		response.redirect(303, `/dashboard/deliveries?status=${found.status}`);
	});

	router.post('/subscriptions/:id/replay', async (request, response) => {
		const subscription = await subscriptions.get(request.params.id);
		if (!subscription) throw notFound('subscription');
		await replayRuns.create({ status: 'dead', subscription: subscription.id }, REPLAY_RATE);
		response.redirect(303, '/dashboard');
	});

	router.post('/watches/:id/accept', async (request, response) => {
		const watch = await watches.get(request.params.id);
		if (!watch) throw notFound('watch');
		if (!(await watches.acceptDrop(watch))) {
			throw new Problem('notSuspicious', 'The last run of this watch found no suspicious drop');
		}
		response.redirect(303, '/dashboard/watches');
	});

	const setStatus = (path: string, status: SubscriptionStatus): void => {
		router.post<{ id: string }>(path, async (request, response) => {
			if (!(await subscriptions.setStatus(request.params.id, status))) {
				throw notFound('subscription');
			}
			response.redirect(303, '/dashboard');
		});
	};
	setStatus('/subscriptions/:id/pause', 'paused');
	setStatus('/subscriptions/:id/resume', 'active');

	return router;
}
