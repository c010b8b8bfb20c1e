import { Router } from 'express';
import { STORE_DEADLINE } from '../intake/intake';
import { withDeadline } from '../store/deadline';
import type { Store } from '../store/store';

/** `GET /healthz`: the process runs. `GET /readyz`: it can take callbacks. */
export function health(store: Store): Router {
	const router = Router();

	router.get('/healthz', (_request, response) => {
		response.json({ status: 'ok' });
	});

	router.get('/readyz', async (_request, response) => {
		await withDeadline(store.ping(), STORE_DEADLINE);
		response.json({ status: 'ready', store: store.kind });
	});

	return router;
}
