import express from 'express';
import type { Express, NextFunction, Request, Response } from 'express';
import { accountAdmin } from './accountAdmin';
import { mountImages } from './accountAdmin/images';
import { assets } from './assets';
import { construction } from './construction';
import type { Controls } from './control/controls';
import { mountControl } from './control/routes';
import { dataConnector } from './dataConnector';
import { dataManagement } from './dataManagement';
import { docs } from './docs';
import { produceFaults } from './produceFaults';
import { addLatency } from './link/latency';
import { mountEndpoints } from './http/mount';
import { singleSlash } from './http/singleSlash';
import { issues } from './issues';
import { journalRequests } from './journal/journal';
import { locations } from './locations';
import { mountOAuth } from './oauth/routes';
import { serviceAccounts } from './oauth/serviceAccounts';
import { modelDerivative } from './modelDerivative';
import { mountDerivatives } from './modelDerivative/signedCookies';
import { modelProperties } from './modelProperties';
import { oss } from './oss';
import { mountS3 } from './oss/s3';
import { mountSignedResources } from './oss/signedResourceBytes';
import { relationships } from './relationships';
import type { Simulation } from './simulation/simulation';
import { webhooks } from './webhooks';

const MAX_BODY = '20mb';

/** @param onChange called after every request that may have changed the state */
export function createApp(sim: Simulation, controls: Controls, onChange: () => void): Express {
	const app = express().disable('x-powered-by').disable('etag');
	app.set('case sensitive routing', true).set('strict routing', true);
	app.use(singleSlash);
	app.use((req, res, next) => {
		if (req.method !== 'GET') res.once('close', onChange);
		next();
	});
	app.use('/_simulator', express.raw({ type: () => true, limit: MAX_BODY }));
	mountControl(app, controls);

	app.use(journalRequests(sim.journal));
	app.use(addLatency(sim));
	app.use(produceFaults(sim));
	// Before the bodies are read: parts of uploads are too large for memory.
	mountS3(app, sim);
	mountDerivatives(app, sim);
	mountSignedResources(app, sim);
	app.use(express.raw({ type: () => true, limit: MAX_BODY }));
	mountOAuth(app, sim);
	mountImages(app, sim);
	mountEndpoints(app, sim, [
		...dataManagement,
		...docs,
		...oss,
		...accountAdmin,
		...assets,
		...construction,
		...serviceAccounts,
		...modelDerivative,
		...modelProperties,
		...issues,
		...locations,
		...dataConnector,
		...relationships,
		...webhooks,
	]);
	app.use((_req, res) => {
		const developerMessage = 'The requested resource does not exist.';
		res.status(404).json({ developerMessage, userMessage: '', errorCode: 'ERR-002' });
	});
	app.use(fail);
	return app;
}

/** A fault of the simulator itself: said so, lest it be taken for Autodesk's. */
function fail(error: unknown, _req: Request, res: Response, next: NextFunction): void {
	if (res.headersSent) {
		next(error);
		return;
	}
	const status = (error as { status?: number }).status ?? 500;
	const developerMessage = `Simulator: ${error instanceof Error ? error.message : String(error)}`;
	res.status(status).json({ developerMessage, userMessage: '', errorCode: 'ERR-003' });
}
