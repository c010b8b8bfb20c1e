import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { AutodeskPlatformServicesServiceAccountApi } from '../../../credentials/AutodeskPlatformServicesServiceAccountApi.credentials';
import { aps, mockAps } from '../../harness/apsMock';
import { newKey, readAssertion, robot } from '../../harness/robot';
import { testCredential } from '../../harness/testCredential';

const type = new AutodeskPlatformServicesServiceAccountApi();
const KEY = newKey();
const INVALID = { error: 'invalid_grant', error_description: 'The assertion is invalid.' };

mockAps();

/** Expects the exchange of an assertion and keeps what was sent. */
function exchange() {
	const sent: Record<string, string> = {};
	const request = aps()
		.post('/authentication/v2/token', (form: Record<string, string>) => {
			Object.assign(sent, form);
			return form.grant_type === 'urn:ietf:params:oauth:grant-type:jwt-bearer';
		})
		.basicAuth({ user: 'client', pass: 'secret' });
	const reply = (status: number, body: object, headers = {}) =>
		request.reply(status, body, headers);
	return { sent, reply };
}

/** Expects that the app looks up the account, as it may. */
function lookUp(serviceAccountId: string) {
	aps()
		.post('/authentication/v2/token', {
			grant_type: 'client_credentials',
			scope: 'application:service_account:read application:service_account_key:read',
		})
		.reply(200, { access_token: 'APP' });
	const path = `/authentication/v2/service-accounts/${serviceAccountId}`;
	const asApp = () => aps({ authorization: 'Bearer APP' });
	return {
		account: (status: number, body: object) => asApp().get(path).reply(status, body),
		keys: (keys: object[]) => asApp().get(`${path}/keys`).reply(200, { keys }),
	};
}

async function refusal(entered: Parameters<typeof testCredential>[1] = robot(KEY)) {
	const { status, message } = await testCredential(type, entered);
	expect(status).toBe('Error');
	return message;
}

describe('test of the service account credential', () => {
	it('exchanges a signed assertion and lists hubs with the token', async () => {
		const { sent, reply } = exchange();
		reply(200, { access_token: 'FRESH', token_type: 'Bearer', expires_in: 3599 });
		aps({ authorization: 'Bearer FRESH' }).get('/project/v1/hubs').reply(200, { data: [] });
		const scopes = ['data:read', 'account:read'];
		const account = robot(KEY, scopes);
		const { status, tokensSaved } = await testCredential(type, account);
		expect(status).toBe('OK');
		expect(tokensSaved).toEqual([expect.stringMatching(/ FRESH$/)]);
		const { header, claims } = readAssertion(sent.assertion, KEY);
		expect(header).toEqual({ alg: 'RS256', kid: 'key-1' });
		expect(claims).toEqual({
			iss: 'client',
			sub: account.serviceAccountId,
			aud: 'https://developer.api.autodesk.com/authentication/v2/token',
			exp: expect.any(Number),
			scope: scopes,
		});
		const life = Number(claims.exp) - Date.now() / 1000;
		expect(life).toBeGreaterThan(290);
		expect(life).toBeLessThanOrEqual(300);
		expect(sent.scope).toBe('data:read account:read');
	});

	it('requests the file scopes and lists hubs if nothing is selected', async () => {
		const { sent, reply } = exchange();
		reply(200, { access_token: 'T' });
		aps().get('/project/v1/hubs').reply(200, { data: [] });
		expect((await testCredential(type, robot(KEY, []))).status).toBe('OK');
		expect(sent.scope).toBe('data:create data:read data:search data:write');
	});

	it('needs only the token if the scopes allow no list', async () => {
		exchange().reply(200, { access_token: 'T' });
		aps().get('/authentication/v2/keys').reply(200, { keys: [] });
		expect((await testCredential(type, robot(KEY, ['account:read']))).status).toBe('OK');
	});

	it('fetches a fresh token even if the stored one is still valid', async () => {
		exchange().reply(200, { access_token: 'FIRST' });
		aps().get('/project/v1/hubs').twice().reply(200, { data: [] });
		const entered = robot(KEY);
		const { tokensSaved } = await testCredential(type, entered);
		exchange().reply(200, { access_token: 'SECOND' });
		const accessToken = String(tokensSaved[0]);
		const again = await testCredential(type, { ...entered, accessToken });
		expect(again.tokensSaved).toEqual([expect.stringMatching(/ SECOND$/)]);
	});

	it('reports a wrong client ID or secret', async () => {
		exchange().reply(401, { error: 'invalid_client', error_description: 'Unknown client.' });
		expect(await refusal()).toBe(
			'The Client ID or Client Secret is wrong. Autodesk says: Unknown client. Copy both again from the app at https://aps.autodesk.com/myapps',
		);
	});

	it('reports an app type without service accounts', async () => {
		exchange().reply(403, { developerMessage: 'Not allowed.' });
		expect(await refusal()).toContain('must be of type Server-to-Server');
	});

	it('reports that the API is not enabled for the app even if the sign-in works', async () => {
		exchange().reply(200, { access_token: 'T' });
		aps().get('/project/v1/hubs').reply(403, { errorCode: 'AUTH-001' });
		expect(await refusal()).toContain('select that API under API Access');
	});

	it('reports a disabled service account', async () => {
		const entered = robot(KEY);
		exchange().reply(400, INVALID);
		lookUp(entered.serviceAccountId).account(200, { status: 'DISABLED' });
		expect(await refusal(entered)).toBe(
			`The service account ${entered.serviceAccountId} is disabled. Enable it. Autodesk says: The assertion is invalid`,
		);
	});

	it('reports that the app has no such service account', async () => {
		const entered = robot(KEY);
		exchange().reply(400, INVALID);
		lookUp(entered.serviceAccountId).account(404, {});
		expect(await refusal(entered)).toContain(
			'The app has no service account with the Service Account ID',
		);
	});

	it.each([
		[
			'there is no such key',
			[{ kid: 'key-2', status: 'ENABLED' }],
			'The service account has no key with the Key ID',
		],
		['the key is disabled', [{ kid: 'key-1', status: 'DISABLED' }], 'The key key-1 is disabled'],
		['only the private key can be the cause', [{ kid: 'key-1', status: 'ENABLED' }], 'Check that'],
	])('reports that %s', async (_what, keys, message) => {
		const entered = robot(KEY);
		exchange().reply(400, INVALID);
		const found = lookUp(entered.serviceAccountId);
		found.account(200, { status: 'ENABLED' });
		found.keys(keys);
		expect(await refusal(entered)).toContain(message);
	});

	it.each([
		['behind', 10],
		['ahead', -10],
	])('reports that the clock of the n8n server is %s', async (off, minutes) => {
		const theirTime = new Date(Date.now() + minutes * 60_000).toUTCString();
		exchange().reply(400, INVALID, { Date: theirTime });
		expect(await refusal()).toBe(
			`The clock of the n8n server is 10 minutes ${off}. Correct it. Autodesk says: The assertion is invalid`,
		);
	});

	it('does not blame a clock that is right', async () => {
		const entered = robot(KEY);
		exchange().reply(400, INVALID, { Date: new Date().toUTCString() });
		lookUp(entered.serviceAccountId).account(404, {});
		expect(await refusal(entered)).toContain('The app has no service account');
	});

	it('repeats what Autodesk says if the cause cannot be determined', async () => {
		exchange().reply(400, INVALID);
		aps().post('/authentication/v2/token').reply(403, {});
		expect(await refusal()).toContain('Autodesk says: The assertion is invalid. Check that');
	});

	it('names an empty field before any call', async () => {
		expect(await refusal({ ...robot(KEY), keyId: ' ' })).toBe('Enter the Key ID');
	});
});

describe('a private key', () => {
	it.each([
		['with its line breaks', KEY],
		['with line breaks written as \\n', KEY.replaceAll('\n', '\\n')],
		['in a single line', KEY.replaceAll('\n', ' ')],
		['without any blank between its lines', KEY.replaceAll('\n', '')],
		['in quotes, as copied out of JSON', JSON.stringify(KEY)],
		['with line breaks of Windows', KEY.replaceAll('\n', '\r\n')],
	])('is read %s', async (_how, pasted) => {
		const { sent, reply } = exchange();
		reply(200, { access_token: 'T' });
		aps().get('/project/v1/hubs').reply(200, { data: [] });
		expect((await testCredential(type, robot(pasted))).status).toBe('OK');
		expect(readAssertion(sent.assertion, KEY).header.kid).toBe('key-1');
	});

	it.each([
		['is missing', '', 'The Private Key is incomplete. Paste all of it'],
		['is cut off', KEY.slice(0, 400), 'The Private Key is incomplete. Paste all of it'],
		['is damaged', KEY.replace(/\n.{64}/, ''), 'The Private Key is incomplete or damaged'],
		[
			'is a certificate',
			'-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----',
			'The Private Key contains a "CERTIFICATE"',
		],
		['is of another kind', ellipticKey(), 'The Private Key is not an RSA key'],
	])('is refused before any call when it %s', async (_what, pasted, message) => {
		expect(await refusal(robot(pasted))).toContain(message);
	});
});

function ellipticKey(): string {
	const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
	return privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
}
