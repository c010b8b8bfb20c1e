import { createHash, randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { APPS, DECISION, USERS } from '../../simulator';
import { call, freshSimulator } from '../../harness/simulator/requests';

const simulator = freshSimulator();
const { clientId, clientSecret } = APPS.threeLegged;
const redirectUri = 'http://localhost:5678/rest/oauth2-credential/callback';
const basic = (id: string, secret: string) => ({
	authorization: `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}`,
});

const S256 = { code_challenge_method: 'S256' };

function authorize(parameters: Record<string, string>) {
	const query = new URLSearchParams({
		client_id: clientId,
		response_type: 'code',
		redirect_uri: redirectUri,
		scope: 'data:read data:write',
		state: 'abc=/+',
		...parameters,
	});
	return call(simulator(), 'GET', `/authentication/v2/authorize?${query}`);
}

async function signIn(parameters: Record<string, string> = {}): Promise<string> {
	const { headers } = await authorize({ [DECISION]: 'allow', ...parameters });
	return new URL(headers.get('location')!).searchParams.get('code')!;
}

interface Tokens {
	access_token: string;
	refresh_token: string;
	id_token: string;
	error: string;
}

function token(
	form: Record<string, string>,
	headers: Record<string, string> = basic(clientId, clientSecret),
) {
	return call<Tokens>(simulator(), 'POST', '/authentication/v2/token', { form, headers });
}

const exchange = (code: string, more: Record<string, string> = {}) =>
	token({ grant_type: 'authorization_code', code, redirect_uri: redirectUri, ...more });

describe('the authorize page', () => {
	it('asks the user and names the scopes', async () => {
		const { status, body } = await authorize({});
		expect(status).toBe(200);
		expect(body).toContain('Allow');
		expect(body).toContain('data:write');
	});

	it('sends the user back with a code and the unchanged state', async () => {
		const { status, headers } = await authorize({ [DECISION]: 'allow' });
		expect(status).toBe(302);
		const back = new URL(headers.get('location')!);
		expect(back.origin + back.pathname).toBe(redirectUri);
		expect(back.searchParams.get('state')).toBe('abc=/+');
		expect(back.searchParams.get('code')).toBeTruthy();
	});

	it('approves automatically if configured', async () => {
		simulator().settings.autoApprove = true;
		expect((await authorize({})).status).toBe(302);
	});

	it('lets another user sign in if configured', async () => {
		simulator().settings.signInUser = USERS.lee.autodeskId;
		expect((await authorize({})).body).toContain('Lee Park');
		const { body } = await exchange(await signIn());
		const userinfo = await call<{ sub: string }>(simulator(), 'GET', '/userinfo', {
			token: body.access_token,
		});
		expect(userinfo.body.sub).toBe(USERS.lee.autodeskId);
	});

	it.each([
		['the user denies', { [DECISION]: 'deny' }, 'access_denied'],
		['a scope is unknown', { scope: 'data:everything' }, 'invalid_scope'],
		['scope is missing', { scope: '' }, 'invalid_request'],
		['openid has no nonce', { scope: 'openid' }, 'invalid_request'],
		['the scopes are too long', { scope: `data:read:urn:${'x'.repeat(2000)}` }, 'invalid_scope'],
		['the challenge is not a hash', { ...S256, code_challenge: 'x' }, 'invalid_request'],
		['the challenge is plain', { code_challenge: 'x'.repeat(43) }, 'invalid_request'],
		['the response type is unsupported', { response_type: 'token' }, 'unsupported_response_type'],
	])('redirects back with an error if %s', async (_why, parameters, error) => {
		const { status, headers } = await authorize(parameters);
		expect(status).toBe(302);
		expect(new URL(headers.get('location')!).searchParams.get('error')).toBe(error);
	});

	it.each([
		['another host', 'http://evil.example.com/rest/oauth2-credential/callback'],
		['another path', 'http://localhost:5678/rest/oauth2-credential/callback/'],
		[
			'a host with the same prefix',
			'http://localhost:5678.evil.example.com/rest/oauth2-credential/callback',
		],
	])('never redirects to %s', async (_what, redirect_uri) => {
		const { status, headers } = await authorize({ redirect_uri, [DECISION]: 'allow' });
		expect(status).toBe(400);
		expect(headers.get('location')).toBeNull();
	});
});

describe('tokens of a user', () => {
	it('exchanges a code for tokens of the user', async () => {
		const { status, body } = await exchange(await signIn());
		expect(status).toBe(200);
		expect(body).toMatchObject({ token_type: 'Bearer', expires_in: 3599 });
		const userinfo = await call<{ sub: string }>(simulator(), 'GET', '/userinfo', {
			token: body.access_token,
		});
		expect(userinfo.body).toMatchObject({ sub: USERS.kim.autodeskId, email: USERS.kim.email });
	});

	it('accepts a code once', async () => {
		const code = await signIn();
		await exchange(code);
		const { status, body } = await exchange(code);
		expect(status).toBe(400);
		expect(body.error).toBe('invalid_grant');
	});

	it('rejects a code after five minutes', async () => {
		const code = await signIn();
		const { now } = Date;
		Date.now = () => now() + 5 * 60_000;
		try {
			expect((await exchange(code)).body.error).toBe('invalid_grant');
		} finally {
			Date.now = now;
		}
	});

	it('rejects a different redirect URI', async () => {
		const { status } = await exchange(await signIn(), {
			redirect_uri: 'http://127.0.0.1:1/callback',
		});
		expect(status).toBe(400);
	});

	it('checks the PKCE verifier', async () => {
		const verifier = randomBytes(32).toString('base64url');
		const pkce = {
			code_challenge: createHash('sha256').update(verifier).digest('base64url'),
			code_challenge_method: 'S256',
		};
		expect((await exchange(await signIn(pkce), { code_verifier: 'x'.repeat(43) })).status).toBe(
			400,
		);
		expect((await exchange(await signIn(pkce))).status).toBe(400);
		expect((await exchange(await signIn(pkce), { code_verifier: verifier })).status).toBe(200);
	});

	it('rotates refresh tokens: each works once', async () => {
		const first = (await exchange(await signIn())).body.refresh_token;
		const refresh = (refresh_token: string) =>
			token({ grant_type: 'refresh_token', refresh_token });
		const second = (await refresh(first)).body.refresh_token;
		expect(second).not.toBe(first);
		expect((await refresh(first)).body.error).toBe('invalid_grant');
		expect((await refresh(second)).status).toBe(200);
	});

	it('returns an ID token for openid', async () => {
		const { body } = await exchange(await signIn({ scope: 'openid data:read', nonce: 'n' }));
		const claims = JSON.parse(Buffer.from(body.id_token.split('.')[1], 'base64url').toString());
		expect(claims).toMatchObject({ sub: USERS.kim.autodeskId, nonce: 'n', aud: clientId });
	});
});

describe('tokens of an app', () => {
	const grant = { grant_type: 'client_credentials', scope: 'data:read' };

	it('accepts ID and secret in the header or in the body', async () => {
		const inBody = { ...grant, client_id: clientId, client_secret: clientSecret };
		expect((await token(grant)).status).toBe(200);
		expect((await token(inBody, {})).status).toBe(200);
		expect((await token(inBody)).status).toBe(400);
	});

	it.each([
		['scope is missing', { grant_type: 'client_credentials' }, undefined, 400],
		['the grant type is missing', { scope: 'data:read' }, undefined, 400],
		['the scope is unknown', { ...grant, scope: 'data:READ' }, undefined, 400],
		['the secret is wrong', grant, basic(clientId, 'wrong'), 401],
		['the client is unknown', grant, basic('nobody', 'x'), 401],
		['credentials are missing', grant, {}, 401],
		[
			'the app may not have the scope',
			{ ...grant, scope: 'data:write' },
			basic(APPS.readOnly.clientId, APPS.readOnly.clientSecret),
			400,
		],
		['a public client asks', { ...grant, client_id: APPS.desktop.clientId }, {}, 400],
	])('rejects the request if %s', async (_why, form, headers, status) => {
		expect((await token(form as Record<string, string>, headers)).status).toBe(status);
	});

	it('rejects a JSON body', async () => {
		const headers = basic(clientId, clientSecret);
		const { status } = await call(simulator(), 'POST', '/authentication/v2/token', {
			json: grant,
			headers,
		});
		expect(status).toBe(400);
	});

	it('limits the calls per minute of an app if quotas are on', async () => {
		simulator().settings.enforceQuotas = true;
		const revoke = () =>
			call(simulator(), 'POST', '/authentication/v2/revoke', {
				form: { token: 'unknown', token_type_hint: 'access_token' },
				headers: basic(clientId, clientSecret),
			});
		const answers = await Promise.all(Array.from({ length: 101 }, revoke));
		const [refused, ...others] = answers.filter(({ status }) => status !== 200);
		expect(others).toEqual([]);
		expect(refused.status).toBe(429);
		expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
		expect((await token(grant)).status).toBe(200);
	});

	it('describes a token until it is revoked', async () => {
		const { access_token } = (await token(grant)).body;
		const introspect = () =>
			call(simulator(), 'POST', '/authentication/v2/introspect', {
				form: { token: access_token },
				headers: basic(clientId, clientSecret),
			});
		expect((await introspect()).body).toMatchObject({
			active: true,
			scope: 'data:read',
			client_id: clientId,
		});
		const revoked = await call(simulator(), 'POST', '/authentication/v2/revoke', {
			form: { token: access_token, token_type_hint: 'access_token' },
			headers: basic(clientId, clientSecret),
		});
		expect(revoked).toMatchObject({ status: 200, body: undefined });
		expect((await introspect()).body).toEqual({ active: false });
	});
});
