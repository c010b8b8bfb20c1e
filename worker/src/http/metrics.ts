import { Router, type RequestHandler } from 'express';
import type { Metrics } from '../metrics/metrics';
import type { QueueGauges } from '../metrics/queueGauges';

/** `GET /metrics`: what Prometheus collects. */
export function metricsRoute(
	metrics: Metrics,
	gauges: QueueGauges,
	...guards: RequestHandler[]
): Router {
	const router = Router();
	router.get('/metrics', ...guards, async (_request, response) => {
		await gauges.refresh();
		response.type(metrics.registry.contentType).send(await metrics.registry.metrics());
	});
	return router;
}
