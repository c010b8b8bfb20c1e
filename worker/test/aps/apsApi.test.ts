import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ApsApi, type ApsCall } from '../../src/aps/apsApi';
import { hookList } from '../../../protocol/aps/lists/hookList';
import { hqList } from '../../../protocol/aps/lists/hqList';
import { jsonApiList } from '../../../protocol/aps/lists/jsonApiList';
import { linkedPages } from '../../../protocol/aps/lists/linkedList';
import { offsetPages } from '../../../protocol/aps/lists/offsetList';
import {
	APPS,
	FOLDERS,
	HUBS,
	PROJECTS,
	startSimulator,
	type Simulator,
} from '../../../test/simulator';

const TOKEN_PATH = '/authentication/v2/token';
const HUB_LIST: ApsCall = {
	path: '/project/v1/hubs',
	scopes: ['data:read'],
	budget: 'folderContents',
};

describe("the worker's APS client", () => {
	let simulator: Simulator;
	let aps: ApsApi;

	beforeAll(async () => {
		simulator = await startSimulator();
	});
	beforeEach(() => {
		aps = new ApsApi({ ...APPS.twoLegged, baseUrl: simulator.url });
	});
	afterEach(async () => {
		Object.assign(simulator.settings, {
			accessTokenSeconds: 3600,
			hookPageSize: 200,
			emptyHookListStatus: 204,
		});
		await simulator.reset();
	});
	afterAll(() => simulator.close());

	const calls = (path: string): number =>
		simulator.journal.entries.filter((entry) => entry.path === path).length;

	it('requests one token, however many calls need it at the same time', async () => {
		await Promise.all(Array.from({ length: 5 }, () => aps.request(HUB_LIST)));
		expect(calls(TOKEN_PATH)).toBe(1);
	});

	it('requests a separate token for other scopes', async () => {
		await aps.request(HUB_LIST);
		await aps.request({ ...HUB_LIST, scopes: ['data:read', 'data:search'] });
		expect(calls(TOKEN_PATH)).toBe(2);
	});

	it('renews a token before it expires', async () => {
		simulator.settings.accessTokenSeconds = 2;
		await aps.request(HUB_LIST);
		await expect
			.poll(async () => {
				await aps.request(HUB_LIST);
				return calls(TOKEN_PATH);
			})
			.toBeGreaterThan(1);
		const refused = simulator.journal.entries.filter(({ status }) => status === 401);
		expect(refused).toEqual([]);
	});

	it('continues with the old token while no new one is available', async () => {
		simulator.settings.accessTokenSeconds = 3;
		await aps.request(HUB_LIST);
		simulator.faults.order({ path: TOKEN_PATH, fault: { kind: 'status', status: 403 } });
		await expect
			.poll(
				async () => {
					await aps.request(HUB_LIST);
					return calls(TOKEN_PATH);
				},
				{ interval: 200 },
			)
			.toBeGreaterThan(1);
	});

	it('requests a new token when Autodesk rejects the current one', async () => {
		await aps.request(HUB_LIST);
		simulator.expireTokens();
		expect((await aps.request(HUB_LIST)).status).toBe(200);
		expect(calls(TOKEN_PATH)).toBe(2);
	});

	it('names the variables to check when the app is rejected', async () => {
		const stranger = new ApsApi({
			clientId: APPS.twoLegged.clientId,
			clientSecret: 'wrong',
			baseUrl: simulator.url,
		});
		await expect(stranger.request(HUB_LIST)).rejects.toThrow(
			/no token for data:read.*Check APS_CLIENT_ID and APS_CLIENT_SECRET/,
		);
	});

	it('waits as long as Autodesk asks', async () => {
		const fault = { kind: 'status', status: 429, retryAfter: 1 } as const;
		simulator.faults.order({ path: HUB_LIST.path, times: 1, fault });
		const startedAt = Date.now();
		expect((await aps.request(HUB_LIST)).status).toBe(200);
		expect(Date.now() - startedAt).toBeGreaterThanOrEqual(1000);
	});

	it.each([
		['a short outage', { kind: 'status', status: 503, retryAfter: 0 }],
		['a lost connection', { kind: 'cut', when: 'beforeHeaders' }],
		['half an answer', { kind: 'cut', when: 'midBody' }],
	] as const)('recovers from %s', async (_what, fault) => {
		simulator.faults.order({ path: HUB_LIST.path, times: 1, fault });
		const { body } = await aps.request(HUB_LIST);
		expect(body).toMatchObject({ data: expect.arrayContaining([]) });
		expect(calls(HUB_LIST.path)).toBe(2);
	});

	it('reports what was requested and what Autodesk answered', async () => {
		const path = '/project/v1/hubs/b.11110000-0000-4000-8000-00000000dead';
		await expect(aps.request({ ...HUB_LIST, path })).rejects.toMatchObject({
			name: 'ApsError',
			status: 404,
			message: expect.stringMatching(`^Autodesk answered 404 to GET ${path} \\(.*does not exist`),
		});
	});

	it('returns the statuses that the caller expects', async () => {
		const path = '/project/v1/hubs/b.11110000-0000-4000-8000-00000000dead';
		expect((await aps.request({ ...HUB_LIST, path, accept: [404] })).status).toBe(404);
	});

	it('never sends its token to another host', async () => {
		const path = 'https://elsewhere.example.com/project/v1/hubs';
		await expect(aps.request({ ...HUB_LIST, path })).rejects.toThrow(/foreign host/);
	});

	it('stays within its share of the calls per minute', async () => {
		const twoOf300 = 2 / 300;
		const few = new ApsApi({ ...APPS.twoLegged, baseUrl: simulator.url }, twoOf300);
		const signal = AbortSignal.timeout(500);
		const asked = Array.from({ length: 3 }, () => few.request({ ...HUB_LIST, signal }));
		const outcomes = await Promise.allSettled(asked);
		expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected']);
		expect(calls(HUB_LIST.path)).toBe(2);
	});

	describe('lists of webhooks', () => {
		const all = async (path = '/webhooks/v1/app/hooks'): Promise<unknown[]> => {
			const source = aps.source({ scopes: ['data:read'], budget: 'hookRead' });
			const hooks: unknown[] = [];
			for await (const { rows } of linkedPages(source, hookList, { path, region: 'US' })) {
				hooks.push(...rows);
			}
			return hooks;
		};

		it.each(['token', 'path', 'url'] as const)('are read completely by %s', async (form) => {
			for (let index = 0; index < 5; index += 1) {
				await aps.request({
					method: 'POST',
					path: '/webhooks/v1/systems/data/events/dm.version.added/hooks',
					body: {
						callbackUrl: `http://127.0.0.1:9/${index}`,
						scope: { folder: FOLDERS.towerModels },
					},
					region: 'US',
					scopes: ['data:read', 'data:write', 'data:create'],
					budget: 'hookCreate',
				});
			}
			simulator.settings.hookPageSize = 2;
			simulator.settings.hookNextLink = form;
			expect(await all()).toHaveLength(5);
		});

		it.each([200, 204] as const)('may be empty, answered with %d', async (status) => {
			simulator.settings.emptyHookListStatus = status;
			expect(await all('/webhooks/v1/hooks')).toEqual([]);
		});
	});

	it('reads account users to the last page', async () => {
		simulator.populate({ accountUsers: 250 });
		let rows = 0;
		const path = `/hq/v1/accounts/${HUBS.us.accountId}/users`;
		const source = aps.source({ scopes: ['account:read'], budget: 'hq' });
		for await (const page of offsetPages(source, hqList, { request: { path } })) {
			rows += page.length;
		}
		expect(rows).toBe(simulator.state.accountUsers.get(HUBS.us.accountId)?.size);
	});

	it('follows the links of Data Management', async () => {
		simulator.populate({ files: 450 });
		const folder = encodeURIComponent(FOLDERS.towerProjectFiles);
		const path = `/data/v1/projects/${PROJECTS.tower.id}/folders/${folder}/contents`;
		const source = aps.source({ scopes: ['data:read'], budget: 'folderContents' });
		let files = 0;
		let pages = 0;
		for await (const { rows } of linkedPages(source, jsonApiList, { path })) {
			files += rows.filter(({ type }) => type === 'items').length;
			pages += 1;
		}
		expect(files).toBe(450);
		expect(pages).toBeGreaterThan(2);
	});
});
