import express, { type Express, type Router } from 'express';
import helmet from 'helmet';
import type { Logger } from 'pino';
import type { ApiRouter } from './apiRouter';
import { openApiRoute } from './openapi/openApiRoute';
import { problemHandler, unknownAddress } from './problem';

/** Bodies of the admin API, in bytes: enough for the hooks of a trigger that watches a whole hub. */
const MAX_API_BODY = 1024 * 1024;

export interface AppParts {
	trustedProxies: number;
	log: Logger;
	health: Router;
	metrics: Router;
	/** Only in processes that receive. */
	callbacks?: Router;
	/** Guards everything below `/api/v1`. */
	requireApiKey: express.RequestHandler;
	/** By their place below it. */
	api: Readonly<Record<string, ApiRouter>>;
	dashboard: Router;
}

/** Puts the routers together. */
export function createApp(parts: AppParts): Express {
	const app = express();
	app.disable('x-powered-by');
	app.disable('etag');
	app.set('trust proxy', parts.trustedProxies);

	// Callbacks come first: they are most of the traffic, and need nothing of what follows.
	if (parts.callbacks) app.use('/callbacks', parts.callbacks);
	app.use('/dashboard', parts.dashboard);

	app.use(helmet());
	app.use(parts.health);
	app.use(parts.metrics);
	app.use(openApiRoute(parts.api));
	app.use('/api/v1', parts.requireApiKey, express.json({ limit: MAX_API_BODY }));
	for (const [name, { router }] of Object.entries(parts.api)) app.use(`/api/v1/${name}`, router);

	app.use(unknownAddress);
	app.use(problemHandler(parts.log));
	return app;
}
