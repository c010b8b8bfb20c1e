import { sign } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { APPS, SERVICE_ACCOUNT } from '../../simulator';
import { appToken, call, freshSimulator } from '../../harness/simulator/requests';
import type { JsonApi } from '../../harness/simulator/requests';

const simulator = freshSimulator();
const { clientId, clientSecret } = APPS.twoLegged;
const accounts = '/authentication/v2/service-accounts';
interface Account {
	serviceAccountId: string;
	status: string;
	serviceAccounts: object[];
}

const api = <Body = Account>(method: string, path: string, json?: unknown) =>
	call<Body>(simulator(), method, path, {
		token: appToken(
			simulator(),
			'application:service_account:read',
			'application:service_account:write',
			'application:service_account_key:read',
			'application:service_account_key:write',
		),
		json,
	});

interface Key {
	kid: string;
	privateKey: string;
}

function assertion({ kid, privateKey }: Key, claims: object = {}): string {
	const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
	const payload = {
		iss: clientId,
		sub: SERVICE_ACCOUNT.id,
		aud: 'https://developer.api.autodesk.com/authentication/v2/token',
		exp: Math.floor(Date.now() / 1000) + 300,
		scope: ['data:read'],
		...claims,
	};
	const content = `${encode({ alg: 'RS256', kid })}.${encode(payload)}`;
	return `${content}.${sign('RSA-SHA256', Buffer.from(content), privateKey).toString('base64url')}`;
}

const exchange = (jwt: string) =>
	call<{ access_token: string }>(simulator(), 'POST', '/authentication/v2/token', {
		form: { grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer', assertion: jwt },
		headers: {
			authorization: `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}`,
		},
	});

const newKey = async (): Promise<Key> =>
	(await api<Key>('POST', `${accounts}/${SERVICE_ACCOUNT.id}/keys`)).body;

describe('service accounts', () => {
	it('get tokens that act as a user, without a refresh token', async () => {
		const { status, body } = await exchange(assertion(await newKey()));
		expect(status).toBe(200);
		expect(body).not.toHaveProperty('refresh_token');
		const hubs = await call<JsonApi>(simulator(), 'GET', '/project/v1/hubs', {
			token: body.access_token,
		});
		expect(hubs.body.data).toHaveLength(1);
		expect(simulator().journal.entries.at(-1)?.tokenKind).toBe('SSA');
	});

	it.each([
		['another audience', { aud: 'https://example.com' }],
		['another issuer', { iss: 'somebody' }],
		['an unknown account', { sub: 'NOBODY' }],
		['an expiry in the past', { exp: 1 }],
		['an expiry far away', { exp: Math.floor(Date.now() / 1000) + 7200 }],
		['no scopes', { scope: undefined }],
		['scopes as text', { scope: 'data:read' }],
	])('are rejected with %s', async (_what, claims) => {
		expect((await exchange(assertion(await newKey(), claims))).status).toBe(400);
	});

	it('are rejected with a foreign or disabled key, and if they are disabled', async () => {
		const [first, second] = [await newKey(), await newKey()];
		expect((await exchange(assertion({ ...first, privateKey: second.privateKey }))).status).toBe(
			400,
		);
		await api('PATCH', `${accounts}/${SERVICE_ACCOUNT.id}/keys/${first.kid}`, {
			status: 'DISABLED',
		});
		expect((await exchange(assertion(first))).status).toBe(400);
		expect((await exchange(assertion(second))).status).toBe(200);
		await api('PATCH', `${accounts}/${SERVICE_ACCOUNT.id}`, { status: 'DISABLED' });
		expect((await exchange(assertion(second))).status).toBe(400);
	});

	it('belong to server-to-server apps only', async () => {
		const { clientId: webApp } = APPS.threeLegged;
		const scopes = ['application:service_account:write'];
		const token = simulator().issueToken({ kind: '2L', clientId: webApp, scopes });
		const json = { name: 'robot-two', firstName: 'Robot', lastName: 'Number Two' };
		expect((await call(simulator(), 'POST', accounts, { token, json })).status).toBe(403);
	});

	it('are managed by their app, with at most three keys', async () => {
		const created = await api('POST', accounts, {
			name: 'robot-two',
			firstName: 'Robot',
			lastName: 'Number Two',
		});
		expect(created.status).toBe(201);
		expect((await api('GET', `${accounts}/${created.body.serviceAccountId}`)).body.status).toBe(
			'ENABLED',
		);
		expect((await api('GET', accounts)).body.serviceAccounts).toHaveLength(2);
		for (let index = 0; index < 3; index++) await newKey();
		expect((await api('POST', `${accounts}/${SERVICE_ACCOUNT.id}/keys`)).status).toBe(400);
		expect((await api('DELETE', `${accounts}/${created.body.serviceAccountId}`)).status).toBe(204);
	});
});
