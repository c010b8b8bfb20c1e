import { describe, expect, it } from 'vitest';
import { APPS, BUCKETS, FOLDERS, HUBS, PROJECTS, USERS } from '../../simulator';
import {
	appToken,
	call,
	freshSimulator,
	JSON_API,
	userToken,
} from '../../harness/simulator/requests';
import type { JsonApi, Refusal } from '../../harness/simulator/requests';

const simulator = freshSimulator();
const hubs = '/project/v1/hubs';

describe('the gateway', () => {
	it('rejects calls without a valid token with AUTH-006', async () => {
		for (const token of [undefined, 'made-up']) {
			const { status, body } = await call<Refusal>(simulator(), 'GET', hubs, { token });
			expect(status).toBe(401);
			expect(body.errorCode).toBe('AUTH-006');
		}
	});

	it('rejects tokens that were made to expire', async () => {
		const token = appToken(simulator(), 'data:read');
		expect((await call(simulator(), 'GET', hubs, { token })).status).toBe(200);
		expect(simulator().expireTokens({ kind: '3L' })).toBe(0);
		expect(simulator().expireTokens()).toBe(1);
		expect((await call(simulator(), 'GET', hubs, { token })).status).toBe(401);
	});

	it('rejects a token without the scope with AUTH-010', async () => {
		const token = appToken(simulator(), 'bucket:read');
		const { status, body } = await call<Refusal>(simulator(), 'GET', hubs, { token });
		expect(status).toBe(403);
		expect(body.errorCode).toBe('AUTH-010');
	});

	it('rejects an app without access to the API with AUTH-001', async () => {
		simulator().state.disabledApis.set(APPS.twoLegged.clientId, ['dataManagement']);
		const token = appToken(simulator(), 'data:read');
		const { status, body } = await call<Refusal>(simulator(), 'GET', hubs, { token });
		expect(status).toBe(403);
		expect(body.errorCode).toBe('AUTH-001');
	});

	it('rejects a token of the wrong kind', async () => {
		const token = userToken(simulator(), ['bucket:read']);
		expect((await call(simulator(), 'GET', '/oss/v2/buckets', { token })).status).toBe(403);
	});

	it('rejects unknown query parameters with the error text of each API', async () => {
		const token = appToken(simulator(), 'data:read', 'bucket:read');
		const get = async (path: string) =>
			(await call<Refusal>(simulator(), 'GET', `${path}?size=3`, { token })).body;
		expect((await get(hubs)).errors[0]).toMatchObject({
			status: '400',
			detail: 'Unknown query parameter "size"',
		});
		expect((await get('/oss/v2/buckets')).reason).toBe('Unknown query parameter "size"');
		expect((await get('/webhooks/v1/hooks')).detail).toEqual(['Unknown query parameter "size"']);
	});

	it('rejects a caller that does not accept the media type of the API', async () => {
		const token = appToken(simulator(), 'data:read', 'bucket:read');
		const statusOf = async (path: string, accept: string) =>
			(await call(simulator(), 'GET', path, { token, headers: { accept } })).status;
		expect(await statusOf(hubs, 'text/html')).toBe(406);
		expect(await statusOf(hubs, 'application/json')).toBe(406);
		expect(await statusOf(hubs, JSON_API)).toBe(200);
		expect(await statusOf('/oss/v2/buckets', JSON_API)).toBe(406);
		expect(await statusOf('/oss/v2/buckets', 'application/json')).toBe(200);
	});

	it('answers JSON:API requests with the JSON:API media type', async () => {
		const token = appToken(simulator(), 'data:read');
		const { headers } = await call(simulator(), 'GET', hubs, { token });
		expect(headers.get('content-type')).toContain(JSON_API);
	});

	it('limits the calls per minute of an app if quotas are on', async () => {
		simulator().settings.enforceQuotas = true;
		const token = appToken(simulator(), 'data:read');
		const statuses = await Promise.all(
			Array.from(
				{ length: 51 },
				async () => (await call(simulator(), 'GET', hubs, { token })).status,
			),
		);
		expect(statuses.filter((status) => status === 200)).toHaveLength(50);
		const { status, headers } = await call(simulator(), 'GET', hubs, { token });
		expect(status).toBe(429);
		expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
	});

	it('counts all OSS calls against one limit', async () => {
		simulator().settings.enforceQuotas = true;
		const token = appToken(simulator(), 'bucket:read', 'data:read');
		const objects = `/oss/v2/buckets/${BUCKETS.models.key}/objects`;
		for (let round = 0; round < 500; round += 1) {
			await Promise.all(
				['/oss/v2/buckets', objects].map((path) => call(simulator(), 'GET', path, { token })),
			);
		}
		const refused = await call(simulator(), 'GET', objects, { token });
		expect(refused.status).toBe(429);
	});

	it('rejects unknown paths', async () => {
		const token = appToken(simulator(), 'data:read');
		expect((await call(simulator(), 'GET', '/project/v2/hubs', { token })).status).toBe(404);
		expect((await call(simulator(), 'GET', `${hubs}/`, { token })).status).toBe(404);
	});
});

describe('the user an app acts for', () => {
	it('is named in the header of the service, and in no other', async () => {
		const token = appToken(simulator(), 'data:read', 'account:write');
		const projects = `${hubs}/${HUBS.us.id}/projects`;
		const seenBy = async (headers: Record<string, string>) =>
			(await call<JsonApi>(simulator(), 'GET', projects, { token, headers })).body.data.length;
		expect(await seenBy({ 'x-user-id': USERS.lee.autodeskId })).toBe(1);
		expect(await seenBy({ 'user-id': USERS.lee.autodeskId })).toBe(3);

		const users = `/construction/admin/v1/projects/${PROJECTS.tower.guid}/users`;
		const addedBy = async (headers: Record<string, string>) =>
			(
				await call(simulator(), 'POST', users, {
					token,
					headers,
					json: { email: 'new@example.com' },
				})
			).status;
		expect(await addedBy({ 'x-user-id': USERS.kim.autodeskId })).toBe(403);
		expect(await addedBy({ 'user-id': USERS.kim.autodeskId })).toBe(201);
	});

	it('is ignored for a token that has a user', async () => {
		const token = userToken(simulator(), ['data:read'], USERS.lee);
		const headers = { 'x-user-id': USERS.kim.autodeskId };
		const projects = `${hubs}/${HUBS.us.id}/projects`;
		expect(
			(await call<JsonApi>(simulator(), 'GET', projects, { token, headers })).body.data,
		).toHaveLength(1);
	});
});

describe('regions', () => {
	it.each(['us', 'EU', ''])('cannot be written as "%s"', async (region) => {
		const token = appToken(simulator(), 'data:read', 'account:read', 'bucket:create');
		const status = async (path: string, headers: Record<string, string>) =>
			(await call(simulator(), 'GET', path, { token, headers })).status;
		const { accountId } = HUBS.us;
		expect(await status('/webhooks/v1/hooks', { 'x-ads-region': region })).toBe(400);
		expect(await status(`/hq/v1/accounts/${accountId}/users`, { region })).toBe(400);
		const projects = `/construction/admin/v1/accounts/${accountId}/projects`;
		expect(await status(projects, { region })).toBe(400);
		const created = await call(simulator(), 'POST', '/oss/v2/buckets', {
			token,
			json: { bucketKey: 'new-bucket', policyKey: 'transient' },
			headers: { 'x-ads-region': region },
		});
		expect(created.status).toBe(400);
	});
});

describe('ids', () => {
	const token = () => appToken(simulator(), 'data:read');
	const get = async (path: string) =>
		(await call(simulator(), 'GET', path, { token: token() })).status;

	it('must have the b. prefix that Data Management requires', async () => {
		expect(await get(`${hubs}/${HUBS.us.accountId}`)).toBe(400);
		expect(await get(`${hubs}/${HUBS.us.id}/projects/${PROJECTS.tower.guid}`)).toBe(400);
	});

	it('must belong together', async () => {
		expect(await get(`${hubs}/${HUBS.emea.id}/projects/${PROJECTS.tower.id}`)).toBe(404);
		const folder = encodeURIComponent(FOLDERS.towerModels);
		expect(await get(`/data/v1/projects/${PROJECTS.bridge.id}/folders/${folder}`)).toBe(404);
	});

	it('must be percent-encoded: a bare version ID loses its number', async () => {
		const version = 'urn:adsk.wipprod:fs.file:vf.SimTowerArch0000000001?version=2';
		const path = `/data/v1/projects/${PROJECTS.tower.id}/versions`;
		expect(await get(`${path}/${encodeURIComponent(version)}`)).toBe(200);
		expect(await get(`${path}/${version}`)).toBe(400);
	});
});
