import { describe, expect, it } from 'vitest';
import { APPS, FOLDERS, HUBS, PROJECTS, SERVICE_ACCOUNT, USERS } from '../../simulator';
import { appToken, call, freshSimulator, userToken } from '../../harness/simulator/requests';

const simulator = freshSimulator();
const SCOPES = ['data:read', 'data:write'];
const COST = 'autodesk.construction.cost';
const hooks = (event = 'dm.version.added', system = 'data') =>
	`/webhooks/v1/systems/${system}/events/${event}/hooks`;
interface Hooks {
	data: Array<{ hookId: string }>;
	links: { next: string };
	detail: string[];
}

const api = (method: string, path: string, json?: unknown, headers = {}) =>
	call<Hooks>(simulator(), method, path, {
		token: appToken(simulator(), ...SCOPES),
		json,
		headers,
	});
const callbackUrl = 'https://n8n.example.com/webhook/1';
const valid = { callbackUrl, scope: { folder: FOLDERS.towerProjectFiles } };

async function createHook(body: object = valid, headers = {}, event?: string): Promise<string> {
	const { status, headers: answered } = await api('POST', hooks(event), body, headers);
	expect(status).toBe(201);
	return answered.get('location')!.split('/').pop()!;
}

describe('a hook', () => {
	it('is created with an empty answer and found by its Location', async () => {
		const { status, body, headers } = await api('POST', hooks(), {
			...valid,
			hookAttribute: { a: 1 },
		});
		expect(status).toBe(201);
		expect(body).toBeUndefined();
		const found = await api('GET', headers.get('location')!);
		expect(found.body).toMatchObject({
			system: 'data',
			event: 'dm.version.added',
			status: 'active',
			creatorType: 'Application',
			createdBy: APPS.twoLegged.clientId,
			hookAttribute: { a: 1 },
			scope: valid.scope,
		});
	});

	it.each([
		['no callbackUrl', { scope: valid.scope }, 400],
		['no scope', { callbackUrl }, 400],
		['two scope keys', { callbackUrl, scope: { folder: 'a', workflow: 'b' } }, 400],
		['the scope of another system', { callbackUrl, scope: { workflow: 'w' } }, 400],
		[
			'an unknown folder',
			{ callbackUrl, scope: { folder: 'urn:adsk.wipprod:fs.folder:co.none' } },
			400,
		],
		['an invalid callback URL', { ...valid, callbackUrl: 'n8n' }, 400],
		['a broken filter', { ...valid, filter: 'ext==rvt' }, 400],
		['an attribute of 1 KB', { ...valid, hookAttribute: { a: 'x'.repeat(1024) } }, 400],
		['a hub without b.', { ...valid, hubId: HUBS.us.accountId }, 400],
		['a project without b.', { ...valid, projectId: PROJECTS.tower.guid }, 400],
		['a filter with a list that is broken', { ...valid, filter: ['ext==rvt'] }, 400],
	])('is rejected with %s', async (_what, body, status) => {
		const answer = await api('POST', hooks(), body);
		expect(answer.status).toBe(status);
		expect(answer.body.detail).toBeInstanceOf(Array);
	});

	it.each([
		['an unknown field', { url: callbackUrl }],
		['a secret of its own', { token: 'a'.repeat(48) }],
		['a list of filters', { filter: ["$[?(@.ext=='rvt')]", "$[?(@.name=='a')]"] }],
	])('is created with %s, as no source says otherwise', async (_what, more) => {
		const id = await createHook({ ...valid, ...more });
		const { body } = await api('GET', `${hooks()}/${id}`);
		expect(body).not.toHaveProperty('url');
		expect(body).not.toHaveProperty('token');
		expect(simulator().state.hooks.get(id)?.token).toBe('token' in more ? more.token : undefined);
	});

	it('is over at once if its expiry is in the past', async () => {
		const id = await createHook({ ...valid, hookExpiry: '2020-01-01T00:00:00Z' });
		expect((await api('GET', `${hooks()}/${id}`)).status).toBe(404);
	});

	it('takes its region from either header', async () => {
		const id = await createHook(valid, { region: 'EMEA' });
		expect(simulator().state.hooks.get(id)?.region).toBe('EMEA');
		const path = `${hooks()}/${id}`;
		expect((await api('GET', path, undefined, { 'x-ads-region': 'EMEA' })).status).toBe(200);
		expect((await api('GET', path, undefined, { region: 'APAC' })).status).toBe(404);
	});

	it('is rejected for an unknown system or event', async () => {
		expect((await api('POST', hooks('dm.item.created'), valid)).status).toBe(404);
		expect((await api('POST', hooks('dm.version.added', 'adsk.docs'), valid)).status).toBe(404);
	});

	it('is rejected if the app was not added or the user has no rights', async () => {
		const { clientId } = APPS.unprovisioned;
		const token = simulator().issueToken({ kind: '2L', clientId, scopes: SCOPES });
		expect((await call(simulator(), 'POST', hooks(), { token, json: valid })).status).toBe(403);
		const issues = hooks('issue.created-1.0', 'autodesk.construction.issues');
		expect(
			(await api('POST', issues, { callbackUrl, scope: { project: PROJECTS.tower.guid } })).status,
		).toBe(403);
		const asUser = {
			token: userToken(simulator(), SCOPES),
			json: { callbackUrl, scope: { project: PROJECTS.tower.guid } },
		};
		expect((await call(simulator(), 'POST', issues, asUser)).status).toBe(201);
		const prefixed = { ...asUser, json: { callbackUrl, scope: { project: PROJECTS.tower.id } } };
		expect((await call(simulator(), 'POST', issues, prefixed)).status).toBe(400);
	});

	it.each([
		['autodesk.construction.reviews', 'review.created-1.0', { project: PROJECTS.tower.guid }],
		['autodesk.construction.bc', 'bid.created-1.0', { companyId: '1' }],
	])('of %s accepts users, but not service accounts', async (system, event, scope) => {
		const { clientId } = APPS.twoLegged;
		const status = async (kind: '2L' | '3L' | 'SSA', userId?: string) => {
			const token = simulator().issueToken({ kind, clientId, userId, scopes: SCOPES });
			const json = { callbackUrl, scope };
			return (await call(simulator(), 'POST', hooks(event, system), { token, json })).status;
		};
		expect(await status('2L')).toBe(403);
		expect(await status('SSA', SERVICE_ACCOUNT.id)).toBe(403);
		expect(await status('3L', USERS.kim.autodeskId)).toBe(201);
	});

	it.each([
		['urn:adsk.plm:tenant.workspace:ACME.57', 'ACME', 201],
		['urn:adsk.plm:tenant.workspace:ACME.57', undefined, 400],
		['urn:adsk.plm:tenant.workspace:ACME.57', 'OTHER', 400],
		['urn:adsk.plm:tenant.workspace:acme.57', 'acme', 400],
		['57', 'ACME', 400],
	])('of Fusion Manage must name its tenant twice (%s, %s)', async (workspace, tenant, status) => {
		const path = hooks('item.create', 'adsk.flc.production');
		const headers = tenant ? { 'x-tenant': tenant } : {};
		expect((await api('POST', path, { callbackUrl, scope: { workspace } }, headers)).status).toBe(
			status,
		);
	});

	it.each([
		['adsk.tandem', 'dt.alert', { twinUrn: 'urn:adsk.dtt:abc' }, 201],
		['adsk.tandem', 'dt.alert', { twinUrn: 'abc' }, 400],
		[COST, 'project.initialized-1.0', { account: HUBS.us.accountId }, 201],
		[COST, 'project.initialized-1.0', { account: HUBS.us.id }, 400],
		[COST, 'budget.created-1.0', { project: PROJECTS.tower.guid }, 201],
		[COST, 'budget.created-1.0', { account: HUBS.us.accountId }, 400],
	])('of %s/%s is validated with the scope %j', async (system, event, scope, status) => {
		expect((await api('POST', hooks(event, system), { callbackUrl, scope })).status).toBe(status);
	});

	it('needs a user who sees the folder', async () => {
		const json = { callbackUrl, scope: { folder: FOLDERS.bridgeProjectFiles } };
		const status = async (user: { autodeskId: string }) => {
			const token = userToken(simulator(), SCOPES, user);
			return (await call(simulator(), 'POST', hooks(), { token, json })).status;
		};
		expect(await status(USERS.lee)).toBe(403);
		expect(await status(USERS.kim)).toBe(201);
	});

	it('is rejected beyond a thousand per scope and event', async () => {
		const { state } = simulator();
		const first = state.hooks.get(await createHook())!;
		for (let hook = 2; hook <= 1000; hook += 1) {
			state.hooks.set(`${hook}`, {
				...first,
				hookId: `${hook}`,
				callbackUrl: `${callbackUrl}/${hook}`,
			});
		}
		const more = { ...valid, callbackUrl: `${callbackUrl}/more` };
		expect((await api('POST', hooks(), more)).status).toBe(400);
		await createHook(more, {}, 'dm.version.deleted');
	});

	it('exists once per callback URL, scope and event', async () => {
		await createHook();
		expect((await api('POST', hooks(), valid)).status).toBe(409);
		await createHook({ ...valid, callbackUrl: `${callbackUrl}/other` });
		await createHook(valid, { 'x-ads-region': 'EMEA' });
		await createHook(valid, {}, 'dm.version.deleted');
	});

	it('is unknown in every other region', async () => {
		const id = await createHook(valid, { 'x-ads-region': 'EMEA' });
		expect((await api('GET', `${hooks()}/${id}`)).status).toBe(404);
		expect((await api('GET', `${hooks()}/${id}?region=EMEA`)).status).toBe(200);
		expect(
			(await api('DELETE', `${hooks()}/${id}?region=US`, undefined, { 'x-ads-region': 'EMEA' }))
				.status,
		).toBe(204);
	});

	it('has fields that can be changed', async () => {
		const id = await createHook({ ...valid, filter: "$[?(@.ext=='rvt')]" });
		const patch = {
			status: 'inactive',
			filter: null,
			autoReactivateHook: true,
			token: 'a1'.repeat(20),
		};
		expect((await api('PATCH', `${hooks()}/${id}`, patch)).status).toBe(200);
		const { body } = await api('GET', `${hooks()}/${id}`);
		expect(body).toMatchObject({ status: 'inactive', autoReactivateHook: true });
		expect(body).not.toHaveProperty('filter');
		expect(JSON.stringify(body)).not.toContain('a1a1');
	});

	it.each([{}, { callbackUrl }, { scope: valid.scope }])(
		'accepts the change %j, which changes nothing',
		async (patch) => {
			const id = await createHook({ ...valid, callbackUrl: `${callbackUrl}/kept` });
			expect((await api('PATCH', `${hooks()}/${id}`, patch)).status).toBe(200);
			const { body } = await api('GET', `${hooks()}/${id}`);
			expect(body).toMatchObject({ callbackUrl: `${callbackUrl}/kept`, scope: valid.scope });
		},
	);

	it.each([{ status: 'reactivated' }, { token: 'short' }])(
		'rejects the change %j',
		async (patch) => {
			const id = await createHook();
			expect((await api('PATCH', `${hooks()}/${id}`, patch)).status).toBe(400);
		},
	);

	it('can only be changed by its creator if configured', async () => {
		simulator().settings.hooksAreShared = false;
		const { clientId } = APPS.twoLegged;
		const userId = USERS.kim.autodeskId;
		const token = simulator().issueToken({ kind: '3L', clientId, userId, scopes: SCOPES });
		const created = await call(simulator(), 'POST', hooks(), { token, json: valid });
		const path = created.headers.get('location')!;
		const patch = { status: 'inactive' };
		expect((await api('PATCH', path, patch)).status).toBe(403);
		expect((await api('DELETE', path)).status).toBe(403);
		expect((await call(simulator(), 'PATCH', path, { token, json: patch })).status).toBe(200);
	});

	it('no longer exists after DELETE', async () => {
		const id = await createHook();
		expect((await api('DELETE', `${hooks()}/${id}`)).status).toBe(204);
		expect((await api('DELETE', `${hooks()}/${id}`)).status).toBe(404);
	});

	it('no longer exists after it expires', async () => {
		const id = await createHook({ ...valid, hookExpiry: '2099-01-01T00:00:00Z' });
		simulator().state.hooks.get(id)!.hookExpiry = '2020-01-01T00:00:00Z';
		expect((await api('GET', `${hooks()}/${id}`)).status).toBe(404);
	});
});

describe('lists of hooks', () => {
	it('are answered with 204 or an empty list if there are none', async () => {
		expect(await api('GET', '/webhooks/v1/hooks')).toMatchObject({ status: 204, body: undefined });
		simulator().settings.emptyHookListStatus = 200;
		expect((await api('GET', '/webhooks/v1/hooks')).body).toEqual({
			links: { next: null },
			data: [],
		});
		expect((await api('GET', '/webhooks/v1/app/hooks')).status).toBe(200);
	});

	it('contain only the hooks of the caller', async () => {
		const id = await createHook();
		const token = userToken(simulator(), SCOPES);
		expect((await call(simulator(), 'GET', '/webhooks/v1/hooks', { token })).status).toBe(204);
		for (const path of [
			'/webhooks/v1/hooks',
			'/webhooks/v1/systems/data/hooks',
			hooks(),
			`${hooks()}?scopeName=folder`,
		]) {
			expect((await api('GET', path)).body.data[0].hookId).toBe(id);
		}
		expect((await api('GET', '/webhooks/v1/systems/derivative/hooks')).status).toBe(204);
	});

	it('are filtered by status, but not by the status that exists only in the documentation', async () => {
		await createHook();
		expect((await api('GET', '/webhooks/v1/hooks?status=inactive')).status).toBe(204);
		expect((await api('GET', '/webhooks/v1/hooks?status=reactivated')).status).toBe(400);
	});

	it.each(['token', 'path', 'url'] as const)('page with links.next as %s', async (form) => {
		Object.assign(simulator().settings, { hookPageSize: 1, hookNextLink: form });
		await createHook();
		await createHook({ ...valid, callbackUrl: `${callbackUrl}/2` });
		const first = (await api('GET', '/webhooks/v1/hooks')).body;
		const [, inLink] = /pageState=([^&]+)/.exec(first.links.next) ?? [];
		const pageState = inLink ?? encodeURIComponent(first.links.next);
		const second = (await api('GET', `/webhooks/v1/hooks?pageState=${pageState}`)).body;
		expect(second.links.next).toBeNull();
		expect(second.data[0].hookId).not.toBe(first.data[0].hookId);
	});
});

describe('the secret of all hooks', () => {
	const secret = { token: 'b2'.repeat(20) };

	it('is set once per region, then replaced or deleted', async () => {
		expect((await api('PUT', '/webhooks/v1/tokens/@me', secret)).status).toBe(404);
		expect((await api('POST', '/webhooks/v1/tokens', secret)).status).toBe(200);
		expect((await api('POST', '/webhooks/v1/tokens', secret)).status).toBe(400);
		expect(
			(await api('POST', '/webhooks/v1/tokens', secret, { 'x-ads-region': 'EMEA' })).status,
		).toBe(200);
		expect((await api('PUT', '/webhooks/v1/tokens/@me', secret)).status).toBe(204);
		expect((await api('DELETE', '/webhooks/v1/tokens/@me')).status).toBe(204);
		expect((await api('DELETE', '/webhooks/v1/tokens/@me')).status).toBe(404);
	});
});
