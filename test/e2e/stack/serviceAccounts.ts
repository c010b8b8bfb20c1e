import { randomBytes } from 'node:crypto';
import { APPS } from '../../simulator';

/** The values that a user enters in the credential of a service account. */
export interface ServiceAccountKey {
	serviceAccountId: string;
	keyId: string;
	privateKey: string;
}

const { clientId, clientSecret } = APPS.twoLegged;
const SCOPES = [
	'application:service_account:read',
	'application:service_account:write',
	'application:service_account_key:write',
].join(' ');

/** The Secure Service Accounts of the 2-legged app, managed through Autodesk's API. */
export class ServiceAccounts {
	private constructor(
		private readonly apsUrl: string,
		private readonly token: string,
	) {}

	static async of(apsUrl: string): Promise<ServiceAccounts> {
		const response = await fetch(`${apsUrl}/authentication/v2/token`, {
			method: 'POST',
			headers: {
				authorization: `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}`,
			},
			body: new URLSearchParams({ grant_type: 'client_credentials', scope: SCOPES }),
		});
		const { access_token: token } = (await response.json()) as { access_token: string };
		return new ServiceAccounts(apsUrl, token);
	}

	/** Creates a service account with a key, not yet a member of any project. */
	async create(): Promise<ServiceAccountKey> {
		const name = `robot-${randomBytes(4).toString('hex')}`;
		const body = { name, firstName: 'Robot', lastName: 'Number Two' };
		const { serviceAccountId } = await this.call<{ serviceAccountId: string }>('POST', '', body);
		return await this.addKey(serviceAccountId);
	}

	/** Creates another key of an account, which may have three. */
	async addKey(serviceAccountId: string): Promise<ServiceAccountKey> {
		const path = `/${serviceAccountId}/keys`;
		const { kid, privateKey } = await this.call<{ kid: string; privateKey: string }>('POST', path);
		return { serviceAccountId, keyId: kid, privateKey };
	}

	async disable(serviceAccountId: string): Promise<void> {
		await this.call('PATCH', `/${serviceAccountId}`, { status: 'DISABLED' });
	}

	private async call<T>(method: string, path: string, body?: object): Promise<T> {
		const url = `${this.apsUrl}/authentication/v2/service-accounts${path}`;
		const response = await fetch(url, {
			method,
			headers: { authorization: `Bearer ${this.token}`, 'content-type': 'application/json' },
			body: body && JSON.stringify(body),
		});
		const text = await response.text();
		if (!response.ok) throw new Error(`The simulator answered ${response.status}: ${text}`);
		return (text === '' ? undefined : JSON.parse(text)) as T;
	}
}
