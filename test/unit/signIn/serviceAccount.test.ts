import nock from 'nock';
import { describe, expect, it } from 'vitest';
import { AutodeskPlatformServicesServiceAccountApi } from '../../../credentials/AutodeskPlatformServicesServiceAccountApi.credentials';
import { aps, EXPIRED, mockAps } from '../../harness/apsMock';
import { FakeCredentials } from '../../harness/fakeCredentials';
import { resolveCredential } from '../../harness/resolveCredential';
import { newKey, robot } from '../../harness/robot';
import { APS, byId, runOperation } from '../../harness/runOperation';
import { skipWaits } from '../../harness/skipWaits';

const type = new AutodeskPlatformServicesServiceAccountApi();
const HUB = '/project/v1/hubs/b.1f3e5a77-0c2d-4b6e-9a8f-7d6c5b4a3f21';
const getHub = { hub: byId('1f3e5a77-0c2d-4b6e-9a8f-7d6c5b4a3f21') };
const answer = { data: { type: 'hubs', id: 'hub' } };
const KEY = newKey();

mockAps();
const waits = skipWaits();

/** A service account that has no token yet. */
function newAccount(privateKey = KEY): FakeCredentials {
	const data = resolveCredential(type, robot(privateKey));
	return new FakeCredentials({ [type.name]: data }, { [type.name]: type });
}

function change(credentials: FakeCredentials, values: object): void {
	Object.assign(credentials.data[type.name], values);
}

const exchange = () => aps().post('/authentication/v2/token', /jwt-bearer/);
const hub = (token: string) => aps({ authorization: `Bearer ${token}` }).get(HUB);

async function run(credentials: FakeCredentials, count = 1) {
	const items = Array.from({ length: count }, () => ({ json: {} }));
	return await runOperation('hub.get', getHub, { as: 'serviceAccount', credentials, items });
}

describe('a service account', () => {
	it('gets one token, however many items start at once, and keeps it', async () => {
		const credentials = newAccount();
		exchange().once().reply(200, { access_token: 'T1' });
		hub('T1').times(6).reply(200, answer);
		expect((await run(credentials, 5)).records).toHaveLength(5);
		expect((await run(credentials)).error).toBeUndefined();
	});

	it('gets one new token when Autodesk refuses several calls at once', async () => {
		const credentials = newAccount();
		exchange().reply(200, { access_token: 'T1' });
		hub('T1').reply(200, answer);
		await run(credentials);
		hub('T1').times(5).reply(401, EXPIRED);
		exchange().once().reply(200, { access_token: 'T2' });
		hub('T2').times(5).reply(200, answer);
		expect((await run(credentials, 5)).error).toBeUndefined();
		expect(new Set(credentials.tokensSaved).size).toBe(2);
	});

	it('uses the existing token if a call is refused after the renewal', async () => {
		const credentials = newAccount();
		exchange().reply(200, { access_token: 'T1' });
		hub('T1').reply(200, answer);
		await run(credentials);
		hub('T1').reply(401, EXPIRED);
		hub('T1').delay(150).reply(401, EXPIRED);
		exchange().once().reply(200, { access_token: 'T2' });
		hub('T2').twice().reply(200, answer);
		expect((await run(credentials, 2)).error).toBeUndefined();
	});

	it('signs in again when its scopes were changed, without using the old token', async () => {
		const credentials = newAccount();
		exchange().reply(200, { access_token: 'READ' });
		hub('READ').reply(200, answer);
		await run(credentials);
		change(credentials, { scope: 'data:read account:read' });
		nock(APS, { badheaders: ['authorization'] })
			.get(HUB)
			.reply(401, EXPIRED);
		exchange().reply(200, { access_token: 'MORE' });
		hub('MORE').reply(200, answer);
		expect((await run(credentials)).error).toBeUndefined();
	});

	it('never gets the token of another account', async () => {
		const [first, second] = [newAccount(), newAccount()];
		exchange().reply(200, { access_token: 'FIRST' });
		exchange().reply(200, { access_token: 'SECOND' });
		hub('FIRST').reply(200, answer);
		hub('SECOND').reply(200, answer);
		await run(first);
		await run(second);
		expect([first, second].map(({ tokensSaved }) => tokensSaved.length)).toEqual([1, 1]);
	});

	it('reports what is wrong with its key before any call', async () => {
		const { error } = await run(newAccount('nonsense'));
		expect(error).toMatchObject({
			message: 'Get Hub: signing in to Autodesk failed',
			description: expect.stringContaining('The Private Key is incomplete. Paste all of it'),
		});
	});

	it('is looked up once for items that fail together, and again for later ones', async () => {
		const credentials = newAccount();
		const wrongSecret = { error: 'invalid_client', error_description: 'Unknown client' };
		exchange().once().delay(50).reply(401, wrongSecret);
		const failed = await run(credentials, 5);
		expect(failed.error?.description).toContain('The Client ID or Client Secret is wrong');
		exchange().reply(200, { access_token: 'T' });
		hub('T').reply(200, answer);
		expect((await run(credentials)).error).toBeUndefined();
	});

	it('waits for its token as long as Autodesk asks', async () => {
		const credentials = newAccount();
		exchange().reply(429, { developerMessage: 'Quota limit exceeded.' }, { 'Retry-After': '30' });
		exchange().reply(200, { access_token: 'T' });
		hub('T').reply(200, answer);
		expect((await run(credentials)).error).toBeUndefined();
		expect(waits[0]).toBeGreaterThanOrEqual(30_000);
	});

	it('signs in again when its secret or key was changed', async () => {
		const credentials = newAccount();
		exchange().reply(200, { access_token: 'FIRST' });
		hub('FIRST').reply(200, answer);
		await run(credentials);
		change(credentials, { clientSecret: 'rotated' });
		nock(APS, { badheaders: ['authorization'] })
			.get(HUB)
			.reply(401, EXPIRED);
		exchange()
			.basicAuth({ user: 'client', pass: 'rotated' })
			.reply(200, { access_token: 'SECOND' });
		hub('SECOND').reply(200, answer);
		expect((await run(credentials)).error).toBeUndefined();
	});

	it('waits until the token endpoint works again', async () => {
		const credentials = newAccount();
		exchange().reply(503);
		exchange().reply(200, { access_token: 'T' });
		hub('T').reply(200, answer);
		expect((await run(credentials)).error).toBeUndefined();
	});

	it('says what to do if Autodesk refuses the new token, too', async () => {
		const credentials = newAccount();
		exchange().reply(200, { access_token: 'T' });
		exchange().reply(200, { access_token: 'U' });
		hub('T').reply(401, EXPIRED);
		hub('U').reply(401, EXPIRED);
		const { error } = await run(credentials);
		expect(error).toMatchObject({
			httpCode: '401',
			description: expect.stringContaining('save it'),
		});
	});
});
