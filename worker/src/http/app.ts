import express, { type Express, type Router } from 'express';
import helmet from 'helmet';
import type { Logger } from 'pino';
import { API_PREFIX } from '../../../protocol/worker/api/api';
import { LIMITS } from '../../../protocol/worker/api/limits';
import { apiRouter, type ApiRoutes } from './api/apiRouter';
import { openApiRoute } from './api/openapi/openApiRoute';
import { notFound, problemHandler, sendProblem, unknownAddress } from './problem';

export interface AppParts {
	trustedProxies: number;
	log: Logger;
	health: Router;
	metrics: Router;
	/** Only in processes that receive. */
	callbacks?: Router;
	/** Guards the admin API. */
	requireApiKey: express.RequestHandler;
	api: ApiRoutes;
	dashboard: Router;
}

/** Assembles the routers. */
export function createApp(parts: AppParts): Express {
	const app = express();
	app.disable('x-powered-by');
	app.disable('etag');
	app.set('trust proxy', parts.trustedProxies);

	app.use(refuseNul);
	// Before the middleware below, which they do not need.
	if (parts.callbacks) app.use('/callbacks', parts.callbacks);
	app.use('/dashboard', parts.dashboard);

	app.use(helmet());
	app.use(parts.health);
	app.use(parts.metrics);
	app.use(openApiRoute());
	app.use(
		API_PREFIX,
		parts.requireApiKey,
		express.json({ limit: LIMITS.body.maxBytes }),
		apiRouter(parts.api),
	);

	app.use(unknownAddress);
	app.use(problemHandler(parts.log));
	return app;
}

/** No address has a NUL character, and not every store can search for one. */
const refuseNul: express.RequestHandler = ({ path }, response, next) => {
	if (path.includes('%00')) return sendProblem(response, notFound('address'));
	next();
};
