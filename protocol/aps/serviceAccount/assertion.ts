import { sign } from 'crypto';
import { AUTODESK_URL } from '../services';
import type { PrivateKey } from './privateKey';

/** A service account that asks for a token, and what the token is for. */
export interface AssertionFacts {
	/** Of the app that owns the service account. */
	clientId: string;
	serviceAccountId: string;
	/** Autodesk's id of the key, `kid` in its answers. */
	keyId: string;
	scopes: readonly string[];
}

/** What a token of a service account is requested with, instead of `client_credentials`. */
const SERVICE_ACCOUNT_GRANT = 'urn:ietf:params:oauth:grant-type:jwt-bearer';

/** The audience of the assertion: Autodesk's own address, even if the base URL is another one. */
const AUDIENCE = `${AUTODESK_URL}/authentication/v2/token`;

/** As in Autodesk's samples. The maximum lifetime is not documented. */
const LIFETIME_SECONDS = 300;

/**
 * The signed statement that Autodesk exchanges for a token: a JWT with RS256. Source: APS developer
 * guide, "Secure Service Accounts".
 *
 * @param now Unix time in milliseconds
 */
function signAssertion(account: AssertionFacts, privateKey: PrivateKey, now: number): string {
	const header = { alg: 'RS256', kid: account.keyId };
	const claims = {
		iss: account.clientId,
		sub: account.serviceAccountId,
		aud: AUDIENCE,
		exp: Math.floor(now / 1000) + LIFETIME_SECONDS,
		scope: account.scopes,
	};
	const content = `${encode(header)}.${encode(claims)}`;
	const signature = sign('RSA-SHA256', Buffer.from(content), privateKey);
	return `${content}.${signature.toString('base64url')}`;
}

/**
 * The form that requests a token of a service account.
 *
 * @param now Unix time in milliseconds
 */
export function tokenForm(
	account: AssertionFacts,
	privateKey: PrivateKey,
	now: number,
): Record<string, string> {
	return {
		grant_type: SERVICE_ACCOUNT_GRANT,
		assertion: signAssertion(account, privateKey, now),
		scope: account.scopes.join(' '),
	};
}

function encode(part: object): string {
	return Buffer.from(JSON.stringify(part)).toString('base64url');
}
