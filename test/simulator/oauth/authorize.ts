import { randomBytes } from 'node:crypto';
import type { Request, Response } from 'express';
import type { Simulation } from '../simulation/simulation';
import type { App } from '../state/identity';
import { authorizePage, DECISION, errorPage } from './authorizePage';
import { OAuthRefusal } from './oauthRefusal';
import { readScopes } from './scopes';

const CODE_LIFE_MS = 5 * 60_000;

/** As base64url. */
const SHA256 = /^[A-Za-z0-9_-]{43}$/;

const KNOWN_PARAMETERS = new Set([
	'client_id',
	'response_type',
	'redirect_uri',
	'scope',
	'state',
	'nonce',
	'prompt',
	'response_mode',
	'authoptions',
	'code_challenge',
	'code_challenge_method',
	DECISION,
]);

/**
 * The page on which a user signs in. Mistakes that make the redirect untrustworthy show an error
 * page; all others go back to the app as `error` and `error_description`.
 */
export function authorize(sim: Simulation, req: Request, res: Response): void {
	const query = new URL(req.originalUrl, sim.url).searchParams;
	const app = sim.state.apps.get(query.get('client_id') ?? '');
	const redirectUri = query.get('redirect_uri') ?? '';
	if (!app || !isRegistered(app, redirectUri)) {
		const what = app
			? `The redirect_uri "${redirectUri}" is not registered for this app.`
			: 'The client_id is unknown.';
		res.status(400).type('html').send(errorPage(what));
		return;
	}
	const back = new URL(redirectUri);
	const user = sim.state.users.get(sim.settings.signInUser)!;
	const state = query.get('state');
	if (state !== null) back.searchParams.set('state', state);
	try {
		const request = readRequest(app, query);
		const decision = sim.settings.autoApprove ? 'allow' : query.get(DECISION);
		if (decision === null) {
			res.type('html').send(authorizePage(app, user, request.scopes, query));
			return;
		}
		if (decision !== 'allow') {
			throw new OAuthRefusal(403, 'access_denied', 'The user denied the request.');
		}
		back.searchParams.set('code', issueCode(sim, app, redirectUri, request));
	} catch (error) {
		if (!(error instanceof OAuthRefusal)) throw error;
		back.searchParams.set('error', error.error);
		back.searchParams.set('error_description', error.message);
	}
	res.redirect(302, back.href);
}

interface AuthorizeRequest {
	scopes: string[];
	nonce?: string;
	codeChallenge?: string;
}

/** @throws OAuthRefusal for every error that is reported to the app */
function readRequest(app: App, query: URLSearchParams): AuthorizeRequest {
	for (const name of query.keys()) {
		if (!KNOWN_PARAMETERS.has(name)) {
			throw new OAuthRefusal(400, 'invalid_request', `Unknown parameter "${name}"`);
		}
	}
	if (query.get('response_type') !== 'code') {
		throw new OAuthRefusal(400, 'unsupported_response_type', 'response_type must be code');
	}
	const scopes = readScopes(app, query.get('scope') ?? undefined);
	const nonce = query.get('nonce') ?? undefined;
	if (scopes.includes('openid') && !nonce) {
		throw new OAuthRefusal(400, 'invalid_request', 'The scope openid needs a nonce');
	}
	const codeChallenge = query.get('code_challenge') ?? undefined;
	if (codeChallenge === undefined && !app.clientSecret) {
		throw new OAuthRefusal(400, 'invalid_request', 'Public clients need a code_challenge');
	}
	if (codeChallenge !== undefined && query.get('code_challenge_method') !== 'S256') {
		throw new OAuthRefusal(400, 'invalid_request', 'code_challenge_method must be S256');
	}
	if (codeChallenge !== undefined && !SHA256.test(codeChallenge)) {
		throw new OAuthRefusal(400, 'invalid_request', 'code_challenge is not a SHA-256 hash');
	}
	return { scopes, nonce, codeChallenge };
}

function issueCode(
	sim: Simulation,
	app: App,
	redirectUri: string,
	request: AuthorizeRequest,
): string {
	const code = randomBytes(24).toString('base64url');
	sim.state.authorizationCodes.set(code, {
		...request,
		code,
		clientId: app.clientId,
		userId: sim.settings.signInUser,
		redirectUri,
		expiresAt: Date.now() + CODE_LIFE_MS,
	});
	return code;
}

/** Exact match, but for `*` in a registered URL, which stands for any port. */
function isRegistered(app: App, redirectUri: string): boolean {
	return app.callbackUrls.some((registered) => {
		const [before, after] = registered.split('*');
		if (after === undefined) return registered === redirectUri;
		const port = redirectUri.slice(before.length, redirectUri.length - after.length);
		return redirectUri === `${before}${port}${after}` && /^\d{1,5}$/.test(port);
	});
}
