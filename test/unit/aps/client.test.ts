import nock from 'nock';
import { describe, expect, it } from 'vitest';
import { readServiceAccount } from '../../../nodes/shared/aps/serviceAccount/account';
import { bindToken } from '../../../nodes/shared/aps/serviceAccount/boundToken';
import { aps, EXPIRED, mockAps } from '../../harness/apsMock';
import { newKey } from '../../harness/robot';
import { APS, byId, runOperation, signedIn } from '../../harness/runOperation';
import { skipWaits } from '../../harness/skipWaits';

const HUB = 'b.1f3e5a77-0c2d-4b6e-9a8f-7d6c5b4a3f21';
const getHub = { hub: byId(HUB) };
const anyHub = { data: { type: 'hubs', id: HUB } };

mockAps();
const waits = skipWaits();

describe('a call to Autodesk', () => {
	it('carries the token and asks Data Management for JSON:API', async () => {
		aps({ authorization: 'Bearer OLD', accept: 'application/vnd.api+json' })
			.get(`/project/v1/hubs/${HUB}`)
			.reply(200, anyHub);
		expect((await runOperation('hub.get', getHub)).error).toBeUndefined();
	});

	it('asks OSS for plain JSON and names the region in its header', async () => {
		aps({
			accept: 'application/json',
			'content-type': 'application/json',
			'x-ads-region': 'EMEA',
		})
			.post('/oss/v2/buckets', { bucketKey: 'abc', policyKey: 'transient' })
			.reply(200, { bucketKey: 'abc' });
		const { error } = await runOperation(
			'bucket.create',
			{ bucketKey: 'abc', policyKey: 'transient', region: 'EMEA' },
			{ as: 'twoLegged' },
		);
		expect(error).toBeUndefined();
	});

	it('names the user a 2-legged credential acts as', async () => {
		aps({ 'x-user-id': 'ABCD1234' }).get(`/project/v1/hubs/${HUB}`).reply(200, anyHub);
		const { error } = await runOperation(
			'hub.get',
			{ ...getHub, options: { actAsUser: ' ABCD1234 ' } },
			{ as: 'twoLegged' },
		);
		expect(error).toBeUndefined();
	});

	it('never follows a link to another host with the token', async () => {
		aps()
			.get(`/project/v1/hubs/${HUB}/projects`)
			.query(true)
			.reply(200, { data: [], links: { next: { href: 'https://evil.example/next' } } });
		const { error } = await runOperation('project.getAll', { ...getHub, returnAll: true });
		expect(error?.message).toBe('List Projects: the next page is not at Autodesk');
		expect(error?.description).toContain('evil.example');
	});
});

describe('a web page in place of an answer', () => {
	it('is no empty list, but tells of a proxy', async () => {
		aps()
			.get('/oss/v2/buckets')
			.query(true)
			.reply(200, '<html>Sign in</html>', { 'Content-Type': 'text/html; charset=utf-8' });
		const { error } = await runOperation('bucket.getAll', {}, { as: 'twoLegged' });
		expect(error?.message).toBe('List Buckets: something else than Autodesk answered');
		expect(error?.description).toContain('Check the proxy of the n8n server');
	});
});

describe('a redirect to another host', () => {
	it.each(['oAuth2', 'twoLegged', 'serviceAccount'] as const)(
		'is followed without the token, %s',
		async (as) => {
			aps({ authorization: 'Bearer OLD' })
				.get(`/project/v1/hubs/${HUB}`)
				.reply(302, undefined, { Location: 'https://elsewhere.example/hub' });
			nock('https://elsewhere.example', { badheaders: ['authorization'] })
				.get('/hub')
				.reply(200, anyHub);
			expect((await runOperation('hub.get', getHub, { as })).error).toBeUndefined();
		},
	);
});

describe('a credential with another base URL', () => {
	const PROXY = 'https://proxy.example/autodesk';
	const behindProxy = () => {
		const credentials = signedIn('oAuth2');
		credentials.data.autodeskPlatformServicesOAuth2Api.baseUrl = `${PROXY}/`;
		return credentials;
	};

	it('calls below that URL, with the headers that the service wants', async () => {
		nock(PROXY, { reqheaders: { accept: 'application/vnd.api+json' } })
			.get(`/project/v1/hubs/${HUB}`)
			.reply(200, anyHub);
		const { error } = await runOperation('hub.get', getHub, { credentials: behindProxy() });
		expect(error).toBeUndefined();
	});

	it('follows links to next pages there, also where they name Autodesk itself', async () => {
		const projects = `/project/v1/hubs/${HUB}/projects`;
		const page = (id: string, next?: string) => ({
			data: [{ type: 'projects', id }],
			links: next ? { next: { href: next } } : {},
		});
		nock(PROXY)
			.get(projects)
			.query(true)
			.reply(200, page('one', `${APS}${projects}?page%5Bnumber%5D=1`))
			.get(`${projects}?page%5Bnumber%5D=1`)
			.reply(200, page('two', `${PROXY}${projects}?page%5Bnumber%5D=2`))
			.get(`${projects}?page%5Bnumber%5D=2`)
			.reply(200, page('three'));
		const { records } = await runOperation(
			'project.getAll',
			{ ...getHub, returnAll: true, simplify: false },
			{ credentials: behindProxy() },
		);
		expect(records.map(({ id }) => id)).toEqual(['one', 'two', 'three']);
	});
});

describe('an expired token', () => {
	it('is replaced by a new 2-legged one, and the call is repeated', async () => {
		aps()
			.get(`/project/v1/hubs/${HUB}`)
			.reply(401, EXPIRED)
			.post('/authentication/v2/token', { grant_type: 'client_credentials', scope: 'data:read' })
			.basicAuth({ user: 'client', pass: 'secret' })
			.reply(200, { access_token: 'NEW', expires_in: 3599 });
		aps({ authorization: 'Bearer NEW' }).get(`/project/v1/hubs/${HUB}`).reply(200, anyHub);
		const credentials = signedIn('twoLegged', ['data:read']);
		const { error } = await runOperation('hub.get', getHub, { as: 'twoLegged', credentials });
		expect(error).toBeUndefined();
		expect(credentials.tokensSaved).toMatchObject([{ access_token: 'NEW' }]);
	});

	it('is renewed with the refresh token, and the rotated refresh token is kept', async () => {
		aps()
			.get(`/project/v1/hubs/${HUB}`)
			.reply(401, EXPIRED)
			.post(
				'/authentication/v2/token',
				({ grant_type, refresh_token }) =>
					grant_type === 'refresh_token' && refresh_token === 'REFRESH',
			)
			.reply(200, { access_token: 'NEW', refresh_token: 'ROTATED', expires_in: 3599 });
		aps({ authorization: 'Bearer NEW' }).get(`/project/v1/hubs/${HUB}`).reply(200, anyHub);
		const credentials = signedIn('oAuth2');
		expect((await runOperation('hub.get', getHub, { credentials })).error).toBeUndefined();
		expect(credentials.tokensSaved).toMatchObject([{ refresh_token: 'ROTATED' }]);
	});

	it('is renewed once for items that work at the same time', async () => {
		aps()
			.get(`/project/v1/hubs/${HUB}`)
			.times(4)
			.matchHeader('authorization', 'Bearer OLD')
			.reply(401, EXPIRED);
		aps().post('/authentication/v2/token').reply(200, { access_token: 'NEW' });
		aps({ authorization: 'Bearer NEW' }).get(`/project/v1/hubs/${HUB}`).times(4).reply(200, anyHub);
		const items = Array.from({ length: 4 }, () => ({ json: {} }));
		const { records } = await runOperation('hub.get', getHub, { items });
		expect(records).toHaveLength(4);
	});

	it('is reported when the sign-in was revoked', async () => {
		aps()
			.get(`/project/v1/hubs/${HUB}`)
			.reply(401, EXPIRED)
			.post('/authentication/v2/token')
			.reply(400, { error: 'invalid_grant' });
		const { error } = await runOperation('hub.get', getHub);
		expect(error?.message).toBe('Get Hub: signing in to Autodesk did not work');
		expect(error?.description).toContain('needs to be reconnected');
	});

	it.each(['oAuth2', 'twoLegged'] as const)(
		'is reported as a refused sign-in, not as a refused call, in Autodesk’s words (%s)',
		async (as) => {
			const noAccess = { developerMessage: 'The client is not known.', errorCode: 'AUTH-001' };
			for (const status of [400, 401, 403]) {
				aps()
					.get(`/project/v1/hubs/${HUB}`)
					.reply(401, EXPIRED)
					.post('/authentication/v2/token')
					.reply(status, noAccess);
				const { error } = await runOperation('hub.get', getHub, { as });
				expect(error?.message).toBe('Get Hub: signing in to Autodesk did not work');
				expect(error?.description).toMatch(
					/^Autodesk says: The client is not known \(AUTH-001\)\. Open the credential/,
				);
			}
		},
	);

	it('is renewed once the token endpoint works again, also for a call that creates something', async () => {
		aps()
			.post('/oss/v2/buckets')
			.twice()
			.reply(401, EXPIRED)
			.post('/authentication/v2/token')
			.reply(503)
			.post('/authentication/v2/token')
			.reply(200, { access_token: 'NEW' });
		aps({ authorization: 'Bearer NEW' }).post('/oss/v2/buckets').reply(200, {});
		const { error } = await runOperation(
			'bucket.create',
			{ bucketKey: 'abc' },
			{ as: 'twoLegged' },
		);
		expect(error).toBeUndefined();
		expect(waits).toHaveLength(1);
	});

	it('is reported when the fresh token is refused too', async () => {
		aps()
			.get(`/project/v1/hubs/${HUB}`)
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
	it('is waited for when the token endpoint is asked too often', async () => {
		aps()
			.post('/authentication/v2/token')
			.reply(429, { developerMessage: 'Quota limit exceeded.' }, { 'Retry-After': '7' })
			.post('/authentication/v2/token')
			.reply(200, { access_token: 'NEW' });
		aps().get(`/project/v1/hubs/${HUB}`).reply(200, anyHub);
		const credentials = signedIn('twoLegged');
		delete credentials.data.autodeskPlatformServicesTwoLeggedOAuth2Api.oauthTokenData;
		const { error } = await runOperation('hub.get', getHub, { as: 'twoLegged', credentials });
		expect(error).toBeUndefined();
		expect(waits).toHaveLength(1);
	});

	it('is reported as refused when the secret is wrong', async () => {
		aps().post('/authentication/v2/token').reply(401, { error: 'invalid_client' });
		const credentials = signedIn('twoLegged');
		delete credentials.data.autodeskPlatformServicesTwoLeggedOAuth2Api.oauthTokenData;
		const { error } = await runOperation('hub.get', getHub, { as: 'twoLegged', credentials });
		expect(error?.description).toMatch(/Client authentication failed.*check the client ID/);
		expect(waits).toEqual([]);
	});

	it('is asked for again when Autodesk was not reached', async () => {
		aps()
			.post('/authentication/v2/token')
			.replyWithError(Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' }))
			.post('/authentication/v2/token')
			.reply(200, { access_token: 'NEW' });
		aps().get(`/project/v1/hubs/${HUB}`).reply(200, anyHub);
		const credentials = signedIn('twoLegged');
		delete credentials.data.autodeskPlatformServicesTwoLeggedOAuth2Api.oauthTokenData;
		const { error } = await runOperation('hub.get', getHub, { as: 'twoLegged', credentials });
		expect(error).toBeUndefined();
	});
});

describe('a call that did not get through', () => {
	it('waits as long as Retry-After says and is repeated', async () => {
		aps()
			.get(`/project/v1/hubs/${HUB}`)
			.reply(429, {}, { 'Retry-After': '30' })
			.get(`/project/v1/hubs/${HUB}`)
			.reply(200, anyHub);
		expect((await runOperation('hub.get', getHub)).error).toBeUndefined();
		expect(waits).toHaveLength(1);
		expect(waits[0]).toBeGreaterThanOrEqual(30_000);
		expect(waits[0]).toBeLessThan(31_000);
	});

	it('waits until the time that Retry-After names', async () => {
		const inHalfAMinute = new Date(Date.now() + 30_000).toUTCString();
		aps()
			.get(`/project/v1/hubs/${HUB}`)
			.reply(429, {}, { 'Retry-After': inHalfAMinute })
			.get(`/project/v1/hubs/${HUB}`)
			.reply(200, anyHub);
		expect((await runOperation('hub.get', getHub)).error).toBeUndefined();
		expect(waits[0]).toBeGreaterThan(25_000);
		expect(waits[0]).toBeLessThan(31_000);
	});

	it('says in seconds how long to wait when Autodesk names a time too far off', async () => {
		const inTenMinutes = new Date(Date.now() + 600_000).toUTCString();
		aps().get(`/project/v1/hubs/${HUB}`).reply(429, {}, { 'Retry-After': inTenMinutes });
		const { error } = await runOperation('hub.get', getHub);
		expect(error?.description).toMatch(/asks to wait (59\d|600) seconds/);
	});

	it('is not repeated when Autodesk asks for more patience than a minute and a half', async () => {
		aps().get(`/project/v1/hubs/${HUB}`).reply(429, {}, { 'Retry-After': '600' });
		const { error } = await runOperation('hub.get', getHub);
		expect(error?.description).toContain('wait 600 seconds');
		expect(waits).toEqual([]);
	});

	it('is repeated on 503, waiting longer each time', async () => {
		aps()
			.get(`/project/v1/hubs/${HUB}`)
			.times(3)
			.reply(503, '<html>')
			.get(`/project/v1/hubs/${HUB}`)
			.reply(200, anyHub);
		expect((await runOperation('hub.get', getHub)).error).toBeUndefined();
		expect(waits).toHaveLength(3);
		expect([...waits].sort((a, b) => a - b)).toEqual(waits);
	});

	it('is given up after five attempts', async () => {
		aps().get(`/project/v1/hubs/${HUB}`).times(5).reply(500, { reason: 'broken' });
		const { error } = await runOperation('hub.get', getHub);
		expect(error?.message).toBe('Get Hub: Autodesk is having trouble (500)');
		expect(error?.description).toContain('broken');
		expect(error?.description).toContain('Turn on Retry On Fail');
	});

	it('is repeated after a cut connection', async () => {
		aps()
			.get(`/project/v1/hubs/${HUB}`)
			.replyWithError(Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' }))
			.get(`/project/v1/hubs/${HUB}`)
			.reply(200, anyHub);
		expect((await runOperation('hub.get', getHub)).error).toBeUndefined();
	});

	it('is not repeated when that could create something twice', async () => {
		aps().post('/oss/v2/buckets').reply(503, {});
		const { error } = await runOperation(
			'bucket.create',
			{ bucketKey: 'abc' },
			{ as: 'twoLegged' },
		);
		expect(error).toMatchObject({ httpCode: '503' });
		expect(error?.description).toContain('look whether it was before you repeat it');
		expect(error?.description).toContain('leave Retry On Fail off');
		expect(waits).toEqual([]);
	});

	it('may have created something although its connection was cut, and says so', async () => {
		aps()
			.post('/oss/v2/buckets')
			.replyWithError(Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' }));
		const { error } = await runOperation(
			'bucket.create',
			{ bucketKey: 'abc' },
			{ as: 'twoLegged' },
		);
		expect(error?.description).toContain('look whether it was before you repeat it');
	});

	it('has deleted what it finds gone when it is repeated after a lost answer', async () => {
		const gone = { reason: 'Object not found' };
		aps()
			.delete('/oss/v2/buckets/abc/objects/a')
			.replyWithError(Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' }))
			.delete('/oss/v2/buckets/abc/objects/a')
			.reply(404, gone);
		const parameters = { bucket: byId('abc'), object: byId('a') };
		const { records } = await runOperation('object.delete', parameters, { as: 'twoLegged' });
		expect(records).toEqual([{ deleted: true }]);
	});

	it('has deleted nothing when it was only asked to wait before', async () => {
		aps()
			.delete('/oss/v2/buckets/abc/objects/a')
			.reply(429, {}, { 'Retry-After': '1' })
			.delete('/oss/v2/buckets/abc/objects/a')
			.reply(404, {});
		const parameters = { bucket: byId('abc'), object: byId('a') };
		const { error } = await runOperation('object.delete', parameters, { as: 'twoLegged' });
		expect(error).toMatchObject({ httpCode: '404' });
	});

	it('is repeated on 429 even when it creates something, because nothing was processed', async () => {
		aps()
			.post('/oss/v2/buckets')
			.reply(429, {}, { 'Retry-After': '1' })
			.post('/oss/v2/buckets')
			.reply(200, { bucketKey: 'abc' });
		const { error } = await runOperation(
			'bucket.create',
			{ bucketKey: 'abc' },
			{ as: 'twoLegged' },
		);
		expect(error).toBeUndefined();
	});
});

describe('a refusal', () => {
	it('names the scope the credential lacks', async () => {
		aps().get(`/project/v1/hubs/${HUB}`).reply(403, { errorCode: 'AUTH-010' });
		const credentials = signedIn('oAuth2', ['account:read']);
		const { error } = await runOperation('hub.get', getHub, { credentials });
		expect(error?.message).toBe('Get Hub: not allowed with this credential');
		expect(error?.description).toContain('needs the scope data:read');
		expect(error?.description).toContain('asks for account:read');
		expect(error?.description).toContain('reconnect');
	});

	it.each([
		['oAuth2', 'reconnect the credential'],
		['twoLegged', 'save the credential again'],
	] as const)('tells %s how to get a token with scopes ticked lately', async (as, advice) => {
		aps()
			.get(`/project/v1/hubs/${HUB}`)
			.reply(403, { errorCode: 'AUTH-010' })
			.get(`/project/v1/hubs/${HUB}`)
			.reply(403, {});
		const certain = await runOperation('hub.get', getHub, { as });
		expect(certain.error?.description).toContain('the token does not have it');
		expect(certain.error?.description).toContain(advice);
		const uncertain = await runOperation('hub.get', getHub, { as });
		expect(uncertain.error?.description).toContain('Custom Integrations');
		expect(uncertain.error?.description).toContain(advice);
	});

	it('names data:create, which may be needed although data:write is there', async () => {
		const lacksScope = { errorCode: 'AUTH-010' };
		aps().post('/oss/v2/buckets/abc/objects/a/signeds3upload').twice().reply(403, lacksScope);
		const upload = { bucket: byId('abc'), object: byId('a'), uploadKey: 'KEY' };
		const advice = async (...scopes: string[]) => {
			const credentials = signedIn('oAuth2', scopes);
			const { error } = await runOperation('object.completeUpload', upload, { credentials });
			return error?.description;
		};
		expect(await advice('data:write')).toContain('tick data:create as well');
		expect(await advice('data:write', 'data:create')).not.toContain('tick data:create');
	});

	it('names the API that the app has not enabled', async () => {
		aps().get(`/project/v1/hubs/${HUB}`).reply(403, { errorCode: 'AUTH-001' });
		const { error } = await runOperation('hub.get', getHub);
		expect(error?.description).toContain('API Access');
	});

	it('names the custom integration when the scopes suffice', async () => {
		aps()
			.get(`/project/v1/hubs/${HUB}`)
			.reply(403, { errors: [{ detail: 'No access' }] });
		const { error } = await runOperation('hub.get', getHub);
		expect(error?.description).toContain('Autodesk says: No access');
		expect(error?.description).toContain('Custom Integrations');
	});

	it('asks to check the user whom the app acts as', async () => {
		aps().get(`/project/v1/hubs/${HUB}`).reply(403, {});
		const { error } = await runOperation(
			'hub.get',
			{ ...getHub, options: { actAsUser: 'ABCD1234' } },
			{ as: 'twoLegged' },
		);
		expect(error?.description).toContain('that the user under Act as User exists and has rights');
	});

	it('is explained by the operation where the general advice does not fit', async () => {
		aps().post('/oss/v2/buckets').reply(409, { reason: 'Bucket already exists' });
		const { error } = await runOperation(
			'bucket.create',
			{ bucketKey: 'abc' },
			{ as: 'twoLegged' },
		);
		expect(error?.description).toContain('unique among all apps');
	});

	const cut = Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' });
	const hub = () => aps().get(`/project/v1/hubs/${HUB}`);
	const token = () => aps().post('/authentication/v2/token');
	const ways: Array<[string, () => void]> = [
		['a refused call', () => hub().reply(404, {})],
		['a call that got no answer', () => hub().times(5).replyWithError(cut)],
		[
			'a refused sign-in',
			() => {
				hub().reply(401, EXPIRED);
				token().reply(401, { developerMessage: 'Unknown client.' });
			},
		],
		[
			'a sign-in that got no answer',
			() => {
				hub().times(5).reply(401, EXPIRED);
				token().times(5).replyWithError(cut);
			},
		],
	];

	it.each(ways)('of %s holds neither token nor secret', async (_what, mock) => {
		for (const as of ['oAuth2', 'twoLegged', 'serviceAccount'] as const) {
			mock();
			const credentials = signedIn(as);
			const [values] = Object.values(credentials.data);
			Object.assign(values, { clientSecret: 'Hush', privateKey: newKey(), keyId: 'key' });
			Object.assign(values, { serviceAccountId: 'ROBOT' });
			if ('accessToken' in values) {
				values.accessToken = bindToken(readServiceAccount(values), 'OLD');
			}
			const { error, outputs } = await runOperation('hub.get', getHub, { as, credentials });
			expect(error).toBeDefined();
			const shown = JSON.stringify({ error, outputs });
			expect(shown).not.toMatch(/OLD|REFRESH|Hush|Basic |PRIVATE KEY/);
		}
	});
});
