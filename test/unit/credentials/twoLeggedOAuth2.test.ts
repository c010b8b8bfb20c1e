import nock from 'nock';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AutodeskPlatformServicesTwoLeggedOAuth2Api } from '../../../credentials/AutodeskPlatformServicesTwoLeggedOAuth2Api.credentials';
import { resolveCredential } from '../../harness/resolveCredential';
import { testCredential } from '../../harness/testCredential';

const APS = 'https://developer.api.autodesk.com';
const type = new AutodeskPlatformServicesTwoLeggedOAuth2Api();
const app = { clientId: 'client', clientSecret: 'secret' };

function tokenRequest(scope: string) {
	return nock(APS)
		.post('/authentication/v2/token', { grant_type: 'client_credentials', scope })
		.basicAuth({ user: 'client', pass: 'secret' });
}

beforeEach(() => nock.disableNetConnect());
afterEach(() => {
	expect(nock.pendingMocks()).toEqual([]);
	nock.cleanAll();
	nock.enableNetConnect();
});

describe('2-legged credential', () => {
	it('requests the selected and the typed scopes, separated by spaces', () => {
		const { scope } = resolveCredential(type, {
			selectedScopes: ['data:read', 'bucket:read'],
			additionalScopes: ' code:all,  viewables:read ',
		});
		expect(scope).toBe('data:read bucket:read code:all viewables:read');
	});

	it('requests only the file scopes by default', () => {
		expect(resolveCredential(type, {}).scope).toBe('data:create data:read data:search data:write');
	});

	it('requests the same scopes if n8n’s dialog has stored an empty selection', () => {
		const { scope } = resolveCredential(type, { selectedScopes: [] });
		expect(scope).toBe('data:create data:read data:search data:write');
	});

	it('requests only the typed scopes if none are selected', () => {
		const entered = { selectedScopes: [], additionalScopes: 'viewables:read' };
		expect(resolveCredential(type, entered).scope).toBe('viewables:read');
	});

	it('fetches its token from another base URL if one is set', () => {
		const { accessTokenUrl } = resolveCredential(type, { baseUrl: 'http://127.0.0.1:9' });
		expect(accessTokenUrl).toBe('http://127.0.0.1:9/authentication/v2/token');
	});

	it('offers no scopes that only a user can give', () => {
		const scopes = type.properties.find(({ name }) => name === 'selectedScopes')?.options ?? [];
		expect(scopes.map(({ name }) => name)).not.toContain('user-profile:read');
	});
});

describe('test of the 2-legged credential', () => {
	it('lists hubs with a fresh token, and n8n keeps that token', async () => {
		tokenRequest('data:read').reply(200, { access_token: 'FRESH', expires_in: 3599 });
		nock(APS, { reqheaders: { authorization: 'Bearer FRESH' } })
			.get('/project/v1/hubs')
			.reply(200, { data: [] });
		const result = await testCredential(type, { ...app, selectedScopes: ['data:read'] });
		expect(result).toMatchObject({ status: 'OK', tokensSaved: [{ access_token: 'FRESH' }] });
	});

	it('lists buckets when only bucket scopes are selected', async () => {
		tokenRequest('bucket:read').reply(200, { access_token: 'T' });
		nock(APS).get('/oss/v2/buckets').query({ limit: 1 }).reply(200, { items: [] });
		const result = await testCredential(type, { ...app, selectedScopes: ['bucket:read'] });
		expect(result.status).toBe('OK');
	});

	it('needs only the token if the scopes allow no list', async () => {
		tokenRequest('account:read').reply(200, { access_token: 'T' });
		nock(APS).get('/authentication/v2/keys').reply(200, { keys: [] });
		const result = await testCredential(type, { ...app, selectedScopes: ['account:read'] });
		expect(result.status).toBe('OK');
	});

	it('reports a wrong ID or secret', async () => {
		tokenRequest('data:read').reply(401, {
			error: 'invalid_client',
			error_description: 'The client_id or client_secret are not valid',
		});
		const result = await testCredential(type, { ...app, selectedScopes: ['data:read'] });
		expect(result).toMatchObject({ status: 'Error', tokensSaved: [] });
		expect(result.message).toMatch(/client/i);
	});

	it('reports a refused scope', async () => {
		tokenRequest('data:read nonsense').reply(400, {
			error: 'invalid_scope',
			error_description: 'The requested scope is invalid',
		});
		const result = await testCredential(type, {
			...app,
			selectedScopes: ['data:read'],
			additionalScopes: 'nonsense',
		});
		expect(result.message).toMatch(/scope/i);
	});

	it.each([401, 400])('shows the status %d if Autodesk returns no OAuth error', async (status) => {
		tokenRequest('data:read').reply(status, {
			developerMessage: 'The client_id is not valid.',
			errorCode: 'AUTH-001',
		});
		const result = await testCredential(type, { ...app, selectedScopes: ['data:read'] });
		expect(result).toMatchObject({ status: 'Error', tokensSaved: [] });
		expect(result.message).toContain(`HTTP status ${status}`);
	});

	it('reports that the API is not enabled for the app if the token is refused', async () => {
		tokenRequest('data:read').reply(200, { access_token: 'T' });
		nock(APS).get('/project/v1/hubs').reply(403, { errorCode: 'AUTH-001' });
		const result = await testCredential(type, { ...app, selectedScopes: ['data:read'] });
		expect(result.message).toContain('select that API under API Access');
	});

	it('reports an outage after the sign-in, which is not the fault of the credential', async () => {
		tokenRequest('data:read').reply(200, { access_token: 'T' });
		nock(APS).get('/project/v1/hubs').reply(503, '');
		const result = await testCredential(type, { ...app, selectedScopes: ['data:read'] });
		expect(result.message).toContain(
			'The sign-in works, but Autodesk is having trouble (status 503)',
		);
	});
});
