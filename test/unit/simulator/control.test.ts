import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FOLDERS, HUBS, startSimulator } from '../../simulator';
import { appToken, call, freshSimulator } from '../../harness/simulator/requests';
import type { JsonApi, Refusal } from '../../harness/simulator/requests';

const simulator = freshSimulator();
const control = <Body>(method: string, path: string, json?: unknown) =>
	call<Body>(simulator(), method, `/_simulator${path}`, { json });
const hubs = () =>
	call<Refusal>(simulator(), 'GET', '/project/v1/hubs', {
		token: appToken(simulator(), 'data:read'),
	});

describe('faults', () => {
	it('affect the given number of calls, then stop', async () => {
		await control('POST', '/faults', {
			method: 'GET',
			path: '/project/v1/*',
			times: 2,
			fault: { kind: 'status', status: 429, retryAfter: 7 },
		});
		const first = await hubs();
		expect(first.status).toBe(429);
		expect(first.headers.get('retry-after')).toBe('7');
		expect(first.body.developerMessage).toBe('Quota limit exceeded.');
		expect((await hubs()).status).toBe(429);
		expect((await hubs()).status).toBe(200);
		expect((await control('GET', '/faults')).body).toMatchObject([{ hits: 2, seen: 3 }]);
	});

	it('are reported in the error format of each service', async () => {
		simulator().faults.order({ path: '/*', fault: { kind: 'status', status: 409 } });
		const get = async (path: string) => (await call<Refusal>(simulator(), 'GET', path)).body;
		expect((await get('/project/v1/hubs')).errors[0]).toMatchObject({ status: '409' });
		expect((await get('/oss/v2/buckets')).reason).toBe('Conflict');
		expect((await get('/webhooks/v1/hooks')).detail).toEqual(['Conflict']);
	});

	it('can skip calls first, and do not affect other calls', async () => {
		simulator().faults.order({
			path: '/project/*',
			after: 1,
			fault: { kind: 'status', status: 500 },
		});
		simulator().faults.order({
			method: 'POST',
			path: '/*',
			fault: { kind: 'status', status: 503 },
		});
		expect((await hubs()).status).toBe(200);
		expect((await hubs()).status).toBe(500);
	});

	it('can slow a call down', async () => {
		simulator().faults.order({ path: '/project/*', fault: { kind: 'slow', delayMs: 120 } });
		const startedAt = performance.now();
		expect((await hubs()).status).toBe(200);
		expect(performance.now() - startedAt).toBeGreaterThan(110);
	});

	it('can withhold the answer to a call that took effect', async () => {
		const fault = { kind: 'slow', delayMs: 100, effect: 'atOnce' } as const;
		simulator().faults.order({ path: '/oss/*', fault });
		const json = { bucketKey: 'made-at-once', policyKey: 'transient' };
		const token = appToken(simulator(), 'bucket:create');
		const answer = call(simulator(), 'POST', '/oss/v2/buckets', { token, json });
		await expect.poll(() => simulator().state.buckets.has('made-at-once')).toBe(true);
		expect(simulator().journal.entries).toEqual([]);
		expect((await answer).status).toBe(200);
	});

	it.each(['beforeHeaders', 'afterHeaders', 'midBody'] as const)(
		'can cut a connection %s',
		async (when) => {
			simulator().faults.order({ path: '/project/*', times: 1, fault: { kind: 'cut', when } });
			await expect(hubs()).rejects.toThrow(/fetch failed|terminated/);
			expect((await hubs()).status).toBe(200);
		},
	);

	it('are removed individually or all at once', async () => {
		const { id } = (
			await control<{ id: string }>('POST', '/faults', {
				path: '/project/*',
				fault: { kind: 'status', status: 403 },
			})
		).body;
		expect((await hubs()).body.errorCode).toBe('AUTH-010');
		expect((await control('DELETE', `/faults/${id}`)).status).toBe(204);
		expect((await control('DELETE', `/faults/${id}`)).status).toBe(404);
		expect((await control('DELETE', '/faults')).status).toBe(204);
		expect((await hubs()).status).toBe(200);
	});

	it('are rejected if they are invalid', async () => {
		for (const order of [
			{},
			{ path: 'x', fault: { kind: 'slow', delayMs: 1 } },
			{ path: '/x', fault: { kind: 'explode' } },
		]) {
			expect((await control('POST', '/faults', order)).status).toBe(400);
		}
	});
});

describe('control over HTTP', () => {
	it('shows the requests received', async () => {
		await hubs();
		const { body } = await control<object[]>('GET', '/requests?path=/project');
		expect(body).toHaveLength(1);
		expect(body[0]).toMatchObject({
			method: 'GET',
			path: '/project/v1/hubs',
			status: 200,
			tokenKind: '2L',
		});
	});

	it('uploads files and rejects unknown folders', async () => {
		const good = await control('POST', '/upload', {
			fileName: 'a.dwg',
			folderId: FOLDERS.towerModels,
		});
		expect(good.body).toMatchObject({ versionNumber: 1, hookIds: [] });
		expect((await control('POST', '/upload', { fileName: 'a.dwg', folderId: 'x' })).status).toBe(
			400,
		);
		expect((await control('POST', '/upload', {})).status).toBe(400);
	});

	it('changes settings, but only existing ones', async () => {
		expect((await control('PATCH', '/settings', { autoApprove: true })).body).toMatchObject({
			autoApprove: true,
		});
		expect(simulator().settings.autoApprove).toBe(true);
		expect((await control('PATCH', '/settings', { speed: 1 })).status).toBe(400);
		expect((await control('PATCH', '/settings', { autoApprove: 'yes' })).status).toBe(400);
	});

	it('adds records to the world', async () => {
		const many = { accountUsers: 1000, projects: 20, files: 300 };
		expect((await control('POST', '/populate', many)).status).toBe(200);
		const { state } = simulator();
		expect(state.accountUsers.get(HUBS.us.accountId)!.size).toBeGreaterThanOrEqual(1000);
		expect((await control('POST', '/populate', { files: 1, folderId: 'x' })).status).toBe(400);
		expect((await control('POST', '/burst', { count: 100 })).body).toEqual({ callbacks: 0 });
	});

	it('expires tokens', async () => {
		const token = appToken(simulator(), 'data:read');
		expect((await control('POST', '/tokens/expire', {})).body).toEqual({ expired: 1 });
		expect((await call(simulator(), 'GET', '/project/v1/hubs', { token })).status).toBe(401);
	});

	it('resets to the seeded world', async () => {
		simulator().uploadFile({ fileName: 'new.dwg' });
		const items = simulator().state.items.size;
		expect((await control('POST', '/reset')).status).toBe(204);
		expect(simulator().state.items.size).toBe(items - 1);
	});
});

describe('a data file', () => {
	let directory: string;
	beforeAll(async () => {
		directory = await mkdtemp(join(tmpdir(), 'simulator-test-'));
	});
	afterAll(() => rm(directory, { recursive: true, force: true }));

	it('keeps hooks, files and tokens across a restart', async () => {
		const dataFile = join(directory, 'world.json');
		const first = await startSimulator({ dataFile });
		const token = appToken(first, 'data:read', 'data:write');
		const json = { callbackUrl: 'http://127.0.0.1:1/x', scope: { folder: FOLDERS.towerModels } };
		const path = '/webhooks/v1/systems/data/events/dm.version.added/hooks';
		expect((await call(first, 'POST', path, { token, json })).status).toBe(201);
		first.uploadFile({ fileName: 'kept.dwg' });
		const items = first.state.items.size;
		await first.close();

		const second = await startSimulator({ dataFile });
		expect(second.state.items.size).toBe(items);
		const { body } = await call<JsonApi>(second, 'GET', '/webhooks/v1/hooks', { token });
		expect(body.data).toHaveLength(1);
		await second.close();
	});

	it('is rejected if it has another version', async () => {
		const dataFile = join(directory, 'old.json');
		await writeFile(dataFile, '{"hooks":[]}');
		await expect(startSimulator({ dataFile })).rejects.toThrow('delete it to start afresh');
	});
});
