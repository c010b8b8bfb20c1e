import { Router } from 'express';
import { STORE_DEADLINE } from '../intake/intake';
import type { QueueGauges } from '../metrics/queueGauges';
import { withDeadline } from '../store/deadline';
import type { Store } from '../store/store';

/** How often the backlog is counted for probes, in ms. Probes arrive every few seconds. */
const BACKLOG_AGE = 15_000;

/**
 * `GET /healthz`: the process runs. `GET /readyz`: it can receive callbacks; returns the backlog.
 */
export function health(store: Store, gauges: QueueGauges): Router {
	const router = Router();

	router.get('/healthz', (_request, response) => {
		response.json({ status: 'ok' });
	});

	router.get('/readyz', async (_request, response) => {
		await withDeadline(store.ping(), STORE_DEADLINE);
		// Counting may take longer than a probe waits, so the probe gets the last count.
		void gauges.refresh(BACKLOG_AGE);
		response.json({ status: 'ready', store: store.kind, backlog: gauges.backlog });
	});

	return router;
}
