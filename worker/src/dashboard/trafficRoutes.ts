import { Router, type Response } from 'express';
import { z } from 'zod';
import { TRAFFIC_SPANS, type TrafficSpan } from '../../../protocol/worker/api/shapes/traffic';
import { readInput } from '../http/api/readInput';
import type { Subscriptions } from '../subscriptions/subscriptions';
import type { Traffic } from '../traffic/traffic';
import type { Permissions } from './pages/permissions';
import { nameOf } from '../subscriptions/subscriptionName';
import { trafficPage } from './pages/trafficPage';

export interface TrafficParts {
	subscriptions: Subscriptions;
	traffic: Traffic;
}

const spanQuery = z.object({ span: z.enum(TRAFFIC_SPANS).default('hour') });

/** The span that a page is asked for. @throws Problem 422 for one that does not exist */
export function spanOf(query: unknown): TrafficSpan {
	return readInput(spanQuery, query).span;
}

/** `/traffic`: the charts, in total and of each subscription. */
export function trafficRoutes(
	parts: TrafficParts,
	permissionsOf: (response: Response) => Permissions,
): Router {
	const { subscriptions, traffic } = parts;
	const router = Router();

	router.get('/traffic', async (request, response) => {
		const span = spanOf(request.query);
		const [all, { total, of }] = await Promise.all([subscriptions.all(), traffic.all(span)]);
		const { formToken } = permissionsOf(response);
		response.send(
			trafficPage({
				view: { span, slots: total },
				subscriptions: all.map((subscription) => ({
					id: subscription.id,
					name: nameOf(subscription),
					slots: of(subscription.id),
				})),
				formToken,
			}),
		);
	});

	return router;
}
