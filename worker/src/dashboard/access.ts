import type { Request, RequestHandler, Response } from 'express';
import { Problem } from '../http/problem';
import { cookieOptions, SESSION_COOKIE, sessionOf } from './cookie';
import type { EndedSessions } from './endedSessions';
import { equal, type Session, type Sessions } from './session';

const READING: ReadonlySet<string> = new Set(['GET', 'HEAD']);

/** Redirects to the login if there is no session. Otherwise `loginOf` returns it. */
export function requireLogin(sessions: Sessions, ended: EndedSessions): RequestHandler {
	return async (request, response, next) => {
		const session = sessions.read(sessionOf(request), Date.now());
		if (!session || (await ended.has(session))) return response.redirect(303, '/dashboard/login');
		response.locals.session = session;
		next();
	};
}

/** @returns undefined before the login */
export function loginOf(response: Response): Session | undefined {
	return response.locals.session as Session | undefined;
}

/** @returns undefined before the login */
export function formTokenOf(response: Response): string | undefined {
	return loginOf(response)?.formToken;
}

/** Refuses changes by those who may only look. Mount it behind the login. */
export const refuseViewers: RequestHandler = (request, response, next) => {
	if (!READING.has(request.method) && loginOf(response)?.viewOnly !== false) {
		throw new Problem(
			'notAllowed',
			'You are logged in with a key for looking only (VIEW_KEY). Log in with a key in API_KEY to change anything',
		);
	}
	next();
};

/** Refuses forms sent by another site. Browsers name the origin of a request, and pages cannot forge it. */
export const sameSiteOnly: RequestHandler = (request, _response, next) => {
	const site = request.get('sec-fetch-site');
	if (site !== undefined && site !== 'same-origin' && site !== 'none') throw foreignForm();
	next();
};

/**
 * Allows writes from the worker's own origin only, for third-party pages whose requests carry no form
 * token. Browsers send the site on HTTPS, and the origin of anything but a plain form always.
 */
export const sameOriginWrites: RequestHandler = (request, _response, next) => {
	if (!READING.has(request.method) && !isOfSameOrigin(request)) throw foreignForm();
	next();
};

function isOfSameOrigin(request: Request): boolean {
	const site = request.get('sec-fetch-site');
	if (site !== undefined) return site === 'same-origin';
	const origin = request.get('origin');
	return URL.canParse(origin ?? '') && new URL(origin ?? '').host === request.get('host');
}

/** Accepts only forms from the worker's own pages, created for this login. */
export const requireFormToken: RequestHandler = (request, response, next) => {
	const { formToken } = (request.body ?? {}) as { formToken?: unknown };
	const expected = formTokenOf(response);
	if (expected === undefined || typeof formToken !== 'string' || !equal(formToken, expected)) {
		throw foreignForm();
	}
	next();
};

function foreignForm(): Problem {
	return new Problem(
		'notAllowed',
		'This form was not sent from a page of this login. Reload the page and try again',
	);
}

export function keepSession(request: Request, response: Response, session: string): void {
	response.cookie(SESSION_COOKIE, session, cookieOptions(request));
}

export function forgetSession(request: Request, response: Response): void {
	const { maxAge: _maxAge, ...options } = cookieOptions(request);
	response.clearCookie(SESSION_COOKIE, options);
}
