import { createHash, timingSafeEqual } from 'node:crypto';
import type { RequestHandler } from 'express';
import { rateLimit } from 'express-rate-limit';
import { limitKey } from './limitKey';
import { Problem } from './problem';

/** Wrong keys per minute and address. Requests with the right key are never limited. */
const WRONG_KEYS_PER_MINUTE = 60;

/**
 * Accepts requests with one of the API keys as `Authorization: Bearer <key>`. Compares digests, so
 * that timing reveals neither the length of a key nor how close a guess is.
 *
 * @param advice what to do without one, for the answer
 */
export function requireApiKey(
	apiKeys: readonly string[],
	advice = 'Send the API key of the worker as "Authorization: Bearer <key>"',
): RequestHandler {
	const digests = apiKeys.map(digest);
	const limitTries = rateLimit({
		windowMs: 60_000,
		limit: WRONG_KEYS_PER_MINUTE,
		keyGenerator: limitKey,
		standardHeaders: 'draft-8',
		legacyHeaders: false,
		handler: (_request, _response, next) => {
			next(new Problem('tooManyRequests', 'Too many wrong API keys. Wait a minute'));
		},
	});
	return async (request, response, next) => {
		const [, token] = /^Bearer\s+(\S+)$/i.exec(request.get('authorization') ?? '') ?? [];
		const given = digest(token ?? '');
		let known = false;
		for (const expected of digests) {
			if (timingSafeEqual(given, expected)) known = true;
		}
		if (token !== undefined && known) return next();
		response.set('www-authenticate', 'Bearer');
		await limitTries(request, response, (error?: unknown) =>
			next(error ?? new Problem('notAuthorized', advice)),
		);
	};
}

function digest(key: string): Buffer {
	return createHash('sha256').update(key).digest();
}
