import { createHash } from 'node:crypto';
import type { Simulation } from '../simulation/simulation';
import type { App } from '../state/identity';
import type { Form } from './form';
import { issueIdToken, issueRefreshToken, tokenAnswer } from './issue';
import { OAuthRefusal } from './oauthRefusal';
import { narrowScopes, readScopes } from './scopes';
import { jwtBearer } from './jwtBearer';

/** What an app may hand in for a token. */
export type GrantHandler = (sim: Simulation, app: App, form: Form) => object;

export const GRANTS: Readonly<Record<string, GrantHandler>> = {
	client_credentials: clientCredentials,
	authorization_code: authorizationCode,
	refresh_token: refreshToken,
	'urn:ietf:params:oauth:grant-type:jwt-bearer': jwtBearer,
};

function clientCredentials(sim: Simulation, app: App, form: Form): object {
	if (!app.clientSecret) {
		throw new OAuthRefusal(
			400,
			'unauthorized_client',
			'Public clients cannot use client_credentials',
		);
	}
	const scopes = readScopes(app, form.text('scope'));
	return tokenAnswer(sim, { kind: '2L', clientId: app.clientId, scopes });
}

/** @throws OAuthRefusal 400 for a code that is unknown, used, expired or another app's, and for PKCE */
function authorizationCode(sim: Simulation, app: App, form: Form): object {
	const code = sim.state.authorizationCodes.get(form.required('code'));
	const redirectUri = form.required('redirect_uri');
	if (!code || code.clientId !== app.clientId || code.usedAt || code.expiresAt <= Date.now()) {
		throw new OAuthRefusal(
			400,
			'invalid_grant',
			'The authorization code is invalid or has expired.',
		);
	}
	// A code is spent even when the rest of the request is wrong.
	code.usedAt = Date.now();
	if (redirectUri !== code.redirectUri) {
		throw new OAuthRefusal(
			400,
			'invalid_grant',
			'redirect_uri differs from the one of the authorization.',
		);
	}
	checkVerifier(app, code.codeChallenge, form.text('code_verifier'));
	const { userId, scopes, nonce } = code;
	const grant = { kind: '3L', clientId: app.clientId, userId, scopes } as const;
	return {
		...tokenAnswer(sim, grant),
		refresh_token: issueRefreshToken(sim, grant),
		...(scopes.includes('openid')
			? { id_token: issueIdToken(sim, app.clientId, userId, nonce) }
			: {}),
	};
}

function checkVerifier(
	app: App,
	challenge: string | undefined,
	verifier: string | undefined,
): void {
	if (challenge === undefined && app.clientSecret) return;
	const matches =
		verifier !== undefined &&
		/^[A-Za-z0-9._~-]{43,128}$/.test(verifier) &&
		createHash('sha256').update(verifier).digest('base64url') === challenge;
	if (!matches) throw new OAuthRefusal(400, 'invalid_grant', 'The code_verifier does not match.');
}

/** Each refresh token works once; the answer brings the next one. */
function refreshToken(sim: Simulation, app: App, form: Form): object {
	const token = sim.state.refreshTokens.get(form.required('refresh_token'));
	if (!token || token.clientId !== app.clientId || token.usedAt || token.expiresAt <= Date.now()) {
		throw new OAuthRefusal(400, 'invalid_grant', 'The refresh token is invalid or expired.');
	}
	const scopes = narrowScopes(token.scopes, form.text('scope'));
	token.usedAt = Date.now();
	const grant = { kind: '3L', clientId: app.clientId, userId: token.userId, scopes } as const;
	return { ...tokenAnswer(sim, grant), refresh_token: issueRefreshToken(sim, grant) };
}
