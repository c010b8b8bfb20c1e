import { Router } from 'express';
import { rateLimit } from 'express-rate-limit';
import { limitKey } from '../http/limitKey';
import { keepSession, sameSiteOnly } from './access';
import { loginPage } from './pages/loginPage';
import type { Sessions } from './session';

/** Wrong keys per minute and address. */
const TRIES_PER_MINUTE = 10;

/** `/dashboard/login`: accepts an API key, or a key for looking only, and opens a session. */
export function login(sessions: Sessions): Router {
	const router = Router();

	router.get('/login', (_request, response) => {
		response.send(loginPage());
	});

	router.post(
		'/login',
		rateLimit({
			windowMs: 60_000,
			limit: TRIES_PER_MINUTE,
			keyGenerator: limitKey,
			standardHeaders: 'draft-8',
			legacyHeaders: false,
			skipSuccessfulRequests: true,
			handler: (_request, response) => {
				response.status(429).send(loginPage('Too many attempts. Wait a minute.'));
			},
		}),
		sameSiteOnly,
		(request, response) => {
			const { apiKey } = (request.body ?? {}) as { apiKey?: unknown };
			const session =
				typeof apiKey === 'string' ? sessions.open(apiKey.trim(), Date.now()) : undefined;
			if (session === undefined) {
				response.status(401).send(loginPage('This is not a valid key of this worker.'));
				return;
			}
			keepSession(request, response, session);
			response.redirect(303, '/dashboard');
		},
	);

	return router;
}
