import { describe, expect, it } from 'vitest';
import { AutodeskPlatformServicesOAuth2Api } from '../../../credentials/AutodeskPlatformServicesOAuth2Api.credentials';
import { resolveCredential } from '../../harness/resolveCredential';

const type = new AutodeskPlatformServicesOAuth2Api();

describe('3-legged credential', () => {
	it('signs in with an authorization code, PKCE and the secret as Basic header', () => {
		expect(resolveCredential(type, {})).toMatchObject({
			grantType: 'authorizationCode',
			usePkce: true,
			authentication: 'header',
			authUrl: 'https://developer.api.autodesk.com/authentication/v2/authorize',
			accessTokenUrl: 'https://developer.api.autodesk.com/authentication/v2/token',
			scope: 'data:create data:read data:search data:write',
		});
	});

	it('signs in at another base URL if one is set', () => {
		expect(resolveCredential(type, { baseUrl: 'http://127.0.0.1:9' })).toMatchObject({
			authUrl: 'http://127.0.0.1:9/authentication/v2/authorize',
			accessTokenUrl: 'http://127.0.0.1:9/authentication/v2/token',
		});
	});

	it('offers no scopes that only the app itself can have', () => {
		const scopes = type.properties.find(({ name }) => name === 'selectedScopes')?.options ?? [];
		expect(scopes.map(({ name }) => name)).not.toContain('application:service_account:read');
	});

	it('offers no ID token, because Autodesk requires a nonce that n8n does not send', () => {
		const scopes = type.properties.find(({ name }) => name === 'selectedScopes')?.options ?? [];
		expect(scopes.map(({ name }) => name)).toContain('user-profile:read');
		expect(scopes.map(({ name }) => name)).not.toContain('openid');
	});
});
