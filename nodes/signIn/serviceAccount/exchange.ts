import { tokenForm } from '../../../protocol/aps/serviceAccount/assertion';
import { readPrivateKey } from '../../../protocol/aps/serviceAccount/privateKey';
import { readServiceError } from '../../../protocol/aps/serviceError';
import { SignInRefused } from '../signInRefused';
import { requireComplete } from './account';
import type { ServiceAccount } from './account';
import { requestToken } from './authenticationApi';
import type { Answer, Http } from './authenticationApi';
import { wrongClock } from './clock';
import { wrongAccountOrKey } from './diagnosis';

/**
 * Exchanges a signed assertion for an access token. It is valid for 60 minutes and has no refresh
 * token: the next token needs a new assertion.
 *
 * @throws SignInRefused that says what to correct; n8n's own error for outages and rate limits
 */
export async function exchangeAssertion(http: Http, account: ServiceAccount): Promise<string> {
	requireComplete(account);
	const read = readPrivateKey(account.privateKey);
	if (read.kind === 'unusable') throw new SignInRefused(`The Private Key ${read.problem}`);
	const answer = await requestToken(http, account, tokenForm(account, read.key, Date.now()));
	const { access_token: token } = (answer.body ?? {}) as { access_token?: unknown };
	if (answer.status === 200 && typeof token === 'string') return token;
	throw new SignInRefused(await explain(http, account, answer));
}

async function explain(
	http: Http,
	account: ServiceAccount,
	{ status, body, date }: Answer,
): Promise<string> {
	const { text } = readServiceError(body);
	const said = text === undefined ? '' : `. Autodesk says: ${text.replace(/\.$/, '')}`;
	if (status >= 300 && status < 400) {
		return `The sign-in was redirected with status ${status}, which was not followed. Check the base URL of the credential and the proxy of the n8n server`;
	}
	if (status === 401) {
		return `The Client ID or Client Secret is wrong${said}. Copy both again from the app at https://aps.autodesk.com/myapps`;
	}
	if (status === 403) {
		return `The app may not sign in service accounts${said}. It must be of type Server-to-Server and must have created the service account`;
	}
	const cause = wrongClock(date, Date.now()) ?? (await wrongAccountOrKey(http, account));
	if (cause !== undefined) return `${cause}${said}`;
	return `Autodesk did not accept the sign-in of the service account${said}. Check that the private key belongs to the key ID, and that the APIs of all selected scopes are enabled for the app`;
}
