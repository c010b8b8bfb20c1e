import { api } from '../../../../../protocol/worker/api/api';
import {
	TRAFFIC_SLOTS,
	type TrafficFigures,
} from '../../../../../protocol/worker/api/shapes/traffic';
import type { Subscriptions } from '../../../subscriptions/subscriptions';
import { sumOf, type Figures } from '../../../traffic/figures';
import { latencyOf } from '../../../traffic/latencies';
import type { Traffic } from '../../../traffic/traffic';
import { notFound } from '../../problem';
import { route, type RoutesOf } from '../route';

export interface TrafficRoutesParts {
	traffic: Traffic;
	subscriptions: Pick<Subscriptions, 'get'>;
}

export function trafficRoutes({
	traffic,
	subscriptions,
}: TrafficRoutesParts): RoutesOf<typeof api.traffic> {
	return {
		get: route(api.traffic.get, async ({ query: { span, subscription } }) => {
			if (subscription !== undefined && !(await subscriptions.get(subscription))) {
				throw notFound('subscription');
			}
			const slots =
				subscription === undefined
					? await traffic.total(span)
					: await traffic.of(subscription, span);
			return {
				status: 200,
				body: {
					span,
					subscription: subscription ?? null,
					slotSeconds: TRAFFIC_SLOTS[span].seconds,
					total: figuresAnswer(sumOf(slots)),
					data: slots.map((slot) => ({
						at: new Date(slot.at).toISOString(),
						...figuresAnswer(slot),
					})),
				},
			};
		}),
	};
}

function figuresAnswer({
	received,
	delivered,
	failed,
	dead,
	backlog,
	latencies,
}: Figures): TrafficFigures {
	return {
		received,
		delivered,
		failed,
		dead,
		backlog: backlog ?? null,
		latencyP50: latencyOf(latencies, 0.5),
		latencyP95: latencyOf(latencies, 0.95),
	};
}
