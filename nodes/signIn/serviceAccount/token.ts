import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { fingerprint, readServiceAccount } from './account';
import type { Http } from './authenticationApi';
import { bindToken, boundToken } from './boundToken';
import { exchangeAssertion } from './exchange';
import { sharedRenewal } from './renewal';

/** The credential's field in which n8n keeps the token. */
export const TOKEN_FIELD = 'accessToken';

/** The token to send now. @returns undefined if one has to be fetched first */
export function currentToken(credential: ICredentialDataDecryptedObject): string | undefined {
	return boundToken(readServiceAccount(credential), credential[TOKEN_FIELD]);
}

/**
 * Fetches a token to replace the credential's current one, which Autodesk refused.
 *
 * @returns the value for {@link TOKEN_FIELD}
 * @throws SignInRefused
 */
export async function nextToken(
	http: Http,
	credential: ICredentialDataDecryptedObject,
): Promise<string> {
	const account = readServiceAccount(credential);
	const refused = String(credential[TOKEN_FIELD] ?? '');
	return await sharedRenewal(fingerprint(account), refused, async () =>
		bindToken(account, await exchangeAssertion(http, account)),
	);
}
