import { createHash, timingSafeEqual } from 'node:crypto';
import type { RequestHandler } from 'express';
import { Problem } from './problem';

/**
 * Lets through what carries one of the API keys as `Authorization: Bearer <key>`. Keys are compared
 * by their digests, so the time taken tells neither their length nor which one is nearly right.
 */
export function requireApiKey(apiKeys: readonly string[]): RequestHandler {
	const digests = apiKeys.map(digest);
	return (request, response, next) => {
		const [, token] = /^Bearer\s+(\S+)$/i.exec(request.get('authorization') ?? '') ?? [];
		const given = digest(token ?? '');
		let known = false;
		for (const expected of digests) {
			if (timingSafeEqual(given, expected)) known = true;
		}
		if (token !== undefined && known) return next();
		response.set('www-authenticate', 'Bearer');
		next(
			new Problem(
				401,
				'Not authorized',
				'Send the API key of the worker as "Authorization: Bearer <key>"',
			),
		);
	};
}

function digest(key: string): Buffer {
	return createHash('sha256').update(key).digest();
}
