import { sign } from 'crypto';
import { AUTODESK_URL } from '../../../protocol/aps/services';
import type { ServiceAccount } from './account';
import { readPrivateKey } from './privateKey';

/** The audience of the assertion: Autodesk's own address, even if the base URL is another one. */
const AUDIENCE = `${AUTODESK_URL}/authentication/v2/token`;

/** As in Autodesk's samples. The maximum lifetime is not documented. */
const LIFETIME_SECONDS = 300;

/**
 * The signed statement that Autodesk exchanges for a token: a JWT with RS256. Source: APS developer
 * guide, "Secure Service Accounts".
 *
 * @param now Unix time in milliseconds
 * @throws SignInRefused when the private key cannot be read
 */
export function signAssertion(account: ServiceAccount, now: number): string {
	const header = { alg: 'RS256', kid: account.keyId };
	const claims = {
		iss: account.clientId,
		sub: account.serviceAccountId,
		aud: AUDIENCE,
		exp: Math.floor(now / 1000) + LIFETIME_SECONDS,
		scope: account.scopes,
	};
	const content = `${encode(header)}.${encode(claims)}`;
	const signature = sign('RSA-SHA256', Buffer.from(content), readPrivateKey(account.privateKey));
	return `${content}.${signature.toString('base64url')}`;
}

function encode(part: object): string {
	return Buffer.from(JSON.stringify(part)).toString('base64url');
}
