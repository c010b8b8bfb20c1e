import { Router, type RequestHandler } from 'express';
import helmet from 'helmet';
import { sameOriginWrites } from '../access';
import type { QueuesParts } from './queueBoard';

/** Where it is mounted. */
export const QUEUES_PATH = '/dashboard/queues';
/** The names of the files change with what is in them. */
const ASSET_SECONDS = 86_400;

/**
 * Bull Board runs scripts and sets styles by itself, all of its own files. Here, and only here, they
 * are let; it still talks to nobody but this worker.
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
 * `/dashboard/queues`: Bull Board, for who knows BullMQ and wants to see the queues themselves. It is
 * loaded when somebody opens it, so that nobody else pays for it. Must stand behind the login.
 */
export function queues(parts: QueuesParts): Router {
	const router = Router();
	let board: Promise<RequestHandler> | undefined;
	router.use(boardSecurity);
	router.use('/static', (_request, response, next) => {
		response.set('cache-control', `private, max-age=${ASSET_SECONDS}`);
		next();
	});
	router.use(sameOriginWrites);
	router.use(async (request, response, next) => {
		board ??= import('./queueBoard').then(({ queueBoard }) => queueBoard(parts, QUEUES_PATH));
		(await board)(request, response, next);
	});
	return router;
}
