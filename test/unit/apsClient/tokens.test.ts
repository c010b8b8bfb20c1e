import { describe, expect, it } from 'vitest';
import { aps, CUT, EXPIRED, mockAps } from '../../harness/apsMock';
import { runOperation, signedIn } from '../../harness/runOperation';
import { skipWaits } from '../../harness/skipWaits';
import { anyHub, getHub, hubCall } from '../../harness/samples/getHub';

mockAps();
const waits = skipWaits();

describe('an expired token', () => {
	it('is replaced by a new 2-legged one, and the call is repeated', async () => {
		hubCall()
			.reply(401, EXPIRED)
			.post('/authentication/v2/token', { grant_type: 'client_credentials', scope: 'data:read' })
			.basicAuth({ user: 'client', pass: 'secret' })
			.reply(200, { access_token: 'NEW', expires_in: 3599 });
		hubCall({ authorization: 'Bearer NEW' }).reply(200, anyHub);
		const credentials = signedIn('twoLegged', ['data:read']);
		const { error } = await runOperation('hub.get', getHub, { as: 'twoLegged', credentials });
		expect(error).toBeUndefined();
		expect(credentials.tokensSaved).toMatchObject([{ access_token: 'NEW' }]);
	});

	it('is renewed with the refresh token, and the rotated refresh token is kept', async () => {
		hubCall()
			.reply(401, EXPIRED)
			.post(
				'/authentication/v2/token',
				({ grant_type, refresh_token }) =>
					grant_type === 'refresh_token' && refresh_token === 'REFRESH',
			)
			.reply(200, { access_token: 'NEW', refresh_token: 'ROTATED', expires_in: 3599 });
		hubCall({ authorization: 'Bearer NEW' }).reply(200, anyHub);
		const credentials = signedIn('oAuth2');
		expect((await runOperation('hub.get', getHub, { credentials })).error).toBeUndefined();
		expect(credentials.tokensSaved).toMatchObject([{ refresh_token: 'ROTATED' }]);
	});

	it('is renewed once for items processed at the same time', async () => {
		hubCall().times(4).matchHeader('authorization', 'Bearer OLD').reply(401, EXPIRED);
		aps().post('/authentication/v2/token').reply(200, { access_token: 'NEW' });
		hubCall({ authorization: 'Bearer NEW' }).times(4).reply(200, anyHub);
		const items = Array.from({ length: 4 }, () => ({ json: {} }));
		const { records } = await runOperation('hub.get', getHub, { items });
		expect(records).toHaveLength(4);
	});

	it('is reported if the sign-in was revoked', async () => {
		hubCall()
			.reply(401, EXPIRED)
			.post('/authentication/v2/token')
			.reply(400, { error: 'invalid_grant' });
		const { error } = await runOperation('hub.get', getHub);
		expect(error?.message).toBe('Get Hub: signing in to Autodesk failed');
		expect(error?.description).toContain('needs to be reconnected');
	});

	it.each(['oAuth2', 'twoLegged'] as const)(
		'is reported as a refused sign-in, not as a refused call, in Autodesk’s words (%s)',
		async (as) => {
			const noAccess = { developerMessage: 'The client is not known.', errorCode: 'AUTH-001' };
			for (const status of [400, 401, 403]) {
				hubCall().reply(401, EXPIRED).post('/authentication/v2/token').reply(status, noAccess);
				const { error } = await runOperation('hub.get', getHub, { as });
				expect(error?.message).toBe('Get Hub: signing in to Autodesk failed');
				expect(error?.description).toMatch(
					/^Autodesk says: The client is not known \(AUTH-001\)\. Open the credential/,
				);
			}
		},
	);

	it('is renewed when the token endpoint works again, even for a call that creates something', async () => {
		aps()
			.post('/oss/v2/buckets')
			.twice()
			.reply(401, EXPIRED)
			.post('/authentication/v2/token')
			.reply(503)
			.post('/authentication/v2/token')
			.reply(200, { access_token: 'NEW' });
		aps({ authorization: 'Bearer NEW' }).post('/oss/v2/buckets').reply(200, { bucketKey: 'abc' });
		const { error } = await runOperation(
			'bucket.create',
			{ bucketKey: 'abc' },
			{ as: 'twoLegged' },
		);
		expect(error).toBeUndefined();
		expect(waits).toHaveLength(1);
	});

	it('is reported if the fresh token is also refused', async () => {
		hubCall()
			.twice()
			.reply(401, EXPIRED)
			.post('/authentication/v2/token')
			.reply(200, { access_token: 'NEW' });
		const { error } = await runOperation('hub.get', getHub);
		expect(error).toMatchObject({ httpCode: '401' });
		expect(error?.message).toBe('Get Hub: Autodesk does not accept the sign-in');
		expect(error?.description).toContain('connect it to sign in to Autodesk again');
		expect(error?.description).toContain('Custom Integrations');
	});
});

describe('a first token', () => {
	it('is fetched after waiting if the token endpoint is rate limited', async () => {
		aps()
			.post('/authentication/v2/token')
			.reply(429, { developerMessage: 'Quota limit exceeded.' }, { 'Retry-After': '7' })
			.post('/authentication/v2/token')
			.reply(200, { access_token: 'NEW' });
		hubCall().reply(200, anyHub);
		const credentials = signedIn('twoLegged');
		delete credentials.data.autodeskPlatformServicesTwoLeggedOAuth2Api.oauthTokenData;
		const { error } = await runOperation('hub.get', getHub, { as: 'twoLegged', credentials });
		expect(error).toBeUndefined();
		expect(waits).toHaveLength(1);
	});

	it('is reported as refused if the secret is wrong', async () => {
		aps().post('/authentication/v2/token').reply(401, { error: 'invalid_client' });
		const credentials = signedIn('twoLegged');
		delete credentials.data.autodeskPlatformServicesTwoLeggedOAuth2Api.oauthTokenData;
		const { error } = await runOperation('hub.get', getHub, { as: 'twoLegged', credentials });
		expect(error?.description).toMatch(/Client authentication failed.*check the client ID/);
		expect(waits).toEqual([]);
	});

	it('is requested again if Autodesk was not reached', async () => {
		aps()
			.post('/authentication/v2/token')
			.replyWithError(CUT)
			.post('/authentication/v2/token')
			.reply(200, { access_token: 'NEW' });
		hubCall().reply(200, anyHub);
		const credentials = signedIn('twoLegged');
		delete credentials.data.autodeskPlatformServicesTwoLeggedOAuth2Api.oauthTokenData;
		const { error } = await runOperation('hub.get', getHub, { as: 'twoLegged', credentials });
		expect(error).toBeUndefined();
	});
});
