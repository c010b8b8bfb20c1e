import { randomBytes, randomUUID } from 'node:crypto';
import type { Simulation } from '../simulation/simulation';
import type { AccessToken, TokenKind } from '../state/identity';
import { signJwt } from './jwt';

/** Of every token, and of the OpenID configuration. */
export const ISSUER = 'https://developer.api.autodesk.com';
const REFRESH_TOKEN_DAYS = 15;
const DAY_MS = 24 * 3600_000;

export interface Grant {
	kind: TokenKind;
	clientId: string;
	/** Autodesk id; none for 2L. */
	userId?: string;
	scopes: readonly string[];
}

/** Makes an access token: a JWT, as Autodesk's are, though callers must not look inside. */
export function issueAccessToken({ state, settings }: Simulation, grant: Grant): AccessToken {
	const expiresAt = Date.now() + settings.accessTokenSeconds * 1000;
	const token = signJwt({
		scope: grant.scopes,
		client_id: grant.clientId,
		iss: ISSUER,
		aud: 'https://autodesk.com',
		jti: randomUUID(),
		exp: Math.floor(expiresAt / 1000),
		...(grant.userId ? { userid: grant.userId } : {}),
	});
	const accessToken = { ...grant, token, expiresAt };
	state.accessTokens.set(token, accessToken);
	return accessToken;
}

/** The answer of the token endpoint, without refresh token. */
export function tokenAnswer(sim: Simulation, grant: Grant) {
	return {
		access_token: issueAccessToken(sim, grant).token,
		token_type: 'Bearer',
		expires_in: sim.settings.accessTokenSeconds - 1,
	};
}

/** A refresh token: works once, lives 15 days. */
export function issueRefreshToken(
	{ state }: Simulation,
	grant: Grant & { userId: string },
): string {
	const token = randomBytes(24).toString('base64url');
	const { clientId, userId, scopes } = grant;
	const expiresAt = Date.now() + REFRESH_TOKEN_DAYS * DAY_MS;
	state.refreshTokens.set(token, { token, clientId, userId, scopes, expiresAt });
	return token;
}

export function issueIdToken(
	sim: Simulation,
	clientId: string,
	userId: string,
	nonce?: string,
): string {
	const now = Math.floor(Date.now() / 1000);
	return signJwt({ iss: ISSUER, aud: clientId, sub: userId, iat: now, exp: now + 3600, nonce });
}
