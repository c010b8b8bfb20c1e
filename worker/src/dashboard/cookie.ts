import type { CookieOptions, Request } from 'express';
import { SESSION_LIFETIME } from './session';

export const SESSION_COOKIE = 'aps_worker_session';

/** Of all browsers' cookies ours never leaves this site, this folder, or HTTPS where there is HTTPS. */
export function cookieOptions(request: Request): CookieOptions {
	return {
		httpOnly: true,
		sameSite: 'strict',
		secure: request.secure,
		path: '/dashboard',
		maxAge: SESSION_LIFETIME,
	};
}

/** The session that the browser sent; empty when it sent none. */
export function sessionOf(request: Request): string {
	for (const cookie of (request.get('cookie') ?? '').split(';')) {
		const [name, value] = cookie.trim().split('=');
		if (name === SESSION_COOKIE) return value ?? '';
	}
	return '';
}
