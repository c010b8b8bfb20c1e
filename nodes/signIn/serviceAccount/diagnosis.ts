import type { ServiceAccount } from './account';
import { getAsApp, requestToken } from './authenticationApi';
import type { Answer, Http } from './authenticationApi';

/**
 * Autodesk answers 400 to anything that is wrong with an assertion. The app itself may read its
 * accounts and keys, so this finds out which of them is the cause.
 *
 * @returns undefined if account and key look right, or if the app cannot read them
 */
export async function wrongAccountOrKey(
	http: Http,
	account: ServiceAccount,
): Promise<string | undefined> {
	try {
		const token = await appToken(http, account);
		return token && (await wrongAccount(http, account, token));
	} catch {
		// Only the explanation is lost; the refusal itself is reported either way.
		return undefined;
	}
}

async function appToken(http: Http, account: ServiceAccount): Promise<string | undefined> {
	const { body } = await requestToken(http, account, {
		grant_type: 'client_credentials',
		scope: 'application:service_account:read application:service_account_key:read',
	});
	return textIn(body, 'access_token');
}

async function wrongAccount(
	http: Http,
	{ baseUrl, serviceAccountId, keyId }: ServiceAccount,
	token: string,
): Promise<string | undefined> {
	const id = encodeURIComponent(serviceAccountId);
	const url = `${baseUrl}/authentication/v2/service-accounts/${id}`;
	const account = await getAsApp(http, url, token);
	if (account.status === 404) {
		return `The app has no service account with the Service Account ID ${serviceAccountId}`;
	}
	const status = textIn(account.body, 'status');
	if (account.status !== 200 || status === undefined) return undefined;
	if (status !== 'ENABLED') {
		return `The service account ${serviceAccountId} is ${status.toLowerCase()}. Enable it`;
	}
	return wrongKey(await getAsApp(http, `${url}/keys`, token), keyId);
}

function wrongKey({ status, body }: Answer, keyId: string): string | undefined {
	const keys = (body as { keys?: unknown }).keys;
	if (status !== 200 || !Array.isArray(keys)) return undefined;
	const key: unknown = keys.find((candidate) => textIn(candidate, 'kid') === keyId);
	if (key === undefined) return `The service account has no key with the Key ID ${keyId}`;
	const keyStatus = textIn(key, 'status');
	return keyStatus === undefined || keyStatus === 'ENABLED'
		? undefined
		: `The key ${keyId} is ${keyStatus.toLowerCase()}. Enable it, or create another key`;
}

function textIn(body: unknown, name: string): string | undefined {
	const value = (body as Record<string, unknown> | null | undefined)?.[name];
	return typeof value === 'string' ? value : undefined;
}
