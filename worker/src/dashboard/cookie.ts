import type { CookieOptions, Request } from 'express';
import { SESSION_LIFETIME } from './session';

export const SESSION_COOKIE = 'aps_worker_session';

/** The cookie never leaves this site and path, nor HTTPS if the request came over HTTPS. */
export function cookieOptions(request: Request): CookieOptions {
	return {
		httpOnly: true,
		sameSite: 'strict',
		secure: request.secure,
		path: '/dashboard',
		maxAge: SESSION_LIFETIME,
	};
}

/** The session that the browser sent; empty if it sent none. */
export function sessionOf(request: Request): string {
	for (const cookie of (request.get('cookie') ?? '').split(';')) {
		const [name, value] = cookie.trim().split('=');
		if (name === SESSION_COOKIE) return value ?? '';
	}
	return '';
}
