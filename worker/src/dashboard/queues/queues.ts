import { Router, type RequestHandler } from 'express';
import helmet from 'helmet';
import { loginOf, refuseViewers, sameOriginWrites } from '../access';
import type { QueuesParts } from './queueBoard';

/** The path it is mounted at. */
export const QUEUES_PATH = '/dashboard/queues';
/** The file names change with their content. */
const ASSET_SECONDS = 86_400;

/**
 * Bull Board runs its own scripts and sets inline styles. Only here are they allowed; the page still
 * connects only to this worker.
 */
const boardSecurity = helmet.contentSecurityPolicy({
	useDefaults: false,
	directives: {
		defaultSrc: ["'none'"],
		scriptSrc: ["'self'"],
		styleSrc: ["'self'", "'unsafe-inline'"],
		imgSrc: ["'self'", 'data:'],
		fontSrc: ["'self'"],
		connectSrc: ["'self'"],
		formAction: ["'none'"],
		frameAncestors: ["'none'"],
		baseUri: ["'self'"],
	},
});

/**
 * `/dashboard/queues`: Bull Board, for people who know BullMQ and want to see the queues themselves.
 * It is loaded on first use, so that it costs nothing otherwise. Mount it behind the login.
 */
export function queues(parts: QueuesParts): Router {
	const router = Router();
	const boards = new Map<boolean, Promise<RequestHandler>>();
	router.use(boardSecurity);
	router.use('/static', (_request, response, next) => {
		response.set('cache-control', `private, max-age=${ASSET_SECONDS}`);
		next();
	});
	router.use(sameOriginWrites);
	router.use(refuseViewers);
	router.use(async (request, response, next) => {
		const allowActions = parts.allowActions && loginOf(response)?.viewOnly === false;
		const board = boards.get(allowActions) ?? load({ ...parts, allowActions });
		boards.set(allowActions, board);
		(await board)(request, response, next);
	});
	return router;
}

async function load(parts: QueuesParts): Promise<RequestHandler> {
	const { queueBoard } = await import('./queueBoard');
	return queueBoard(parts, QUEUES_PATH);
}
