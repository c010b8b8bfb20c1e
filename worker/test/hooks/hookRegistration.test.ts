import { describe, expect, it } from 'vitest';
import type {
	SubscribedHook,
	Subscription,
} from '../../../protocol/worker/api/shapes/subscription';
import { FOLDERS, PROJECTS } from '../../../test/simulator';
import { runCommand } from '../../src/cli/runCommand';
import { versionAdded } from '../setup/callbackBodies';
import { DashboardVisitor } from '../setup/dashboardVisitor';
import { useHookWorld } from '../setup/hookWorld';
import { startWorker } from '../setup/useWorker';
import { API_KEY, type SubscriptionView } from '../setup/workerUnderTest';

const VERSIONS = {
	system: 'data',
	event: 'dm.version.added',
	region: 'US',
	scope: { folder: FOLDERS.towerModels },
};
const CREATE = '/webhooks/v1/systems/*/events/*/hooks';

describe('a webhook that the worker creates for a receiver', () => {
	const world = useHookWorld({ environment: { DASHBOARD_ACTIONS: 'true' } });
	let paths = 0;

	const receiver = async (): Promise<SubscriptionView> =>
		await world.worker.subscribe(world.target.url(`/receiver/${(paths += 1)}`), {
			signingKey: 'secret',
		});
	const create = async (id: string, body: object = VERSIONS): Promise<Response> =>
		await world.worker.api('POST', `/subscriptions/${id}/hooks`, body);
	const recorded = async (id: string): Promise<SubscribedHook[]> =>
		(await world.json<Subscription>(`/subscriptions/${id}`)).hooks;
	const atAutodesk = ({ callbackUrl }: SubscriptionView) =>
		[...world.simulator.state.hooks.values()].filter((hook) => hook.callbackUrl === callbackUrl);

	it('signs with the secret of the subscription, and is checked from then on', async () => {
		const subscription = await receiver();
		const response = await create(subscription.id);
		const hook = (await response.json()) as SubscribedHook;
		expect([response.status, hook]).toEqual([201, { ...VERSIONS, hookId: hook.hookId }]);
		expect(await recorded(subscription.id)).toEqual([hook]);
		expect(atAutodesk(subscription)).toMatchObject([
			{ hookId: hook.hookId, token: subscription.callbackSecret, autoReactivateHook: true },
		]);
		const { data, orphans } = await world.check();
		expect(data).toMatchObject([
			{ subscription: subscription.id, hookId: hook.hookId, status: 'active', problem: null },
		]);
		expect(orphans).toEqual([]);
		await world.worker.send(subscription, versionAdded());
		const { pathname } = new URL(subscription.target);
		await expect.poll(() => world.target.at(pathname)).toHaveLength(1);
	});

	it('names the project of its folder, so that gaps can be backfilled', async () => {
		const subscription = await receiver();
		const guid = PROJECTS.tower.id.replace(/^b\./, '');
		const hook = await (await create(subscription.id, { ...VERSIONS, projectId: guid })).json();
		expect(hook).not.toHaveProperty('projectId');
		expect(atAutodesk(subscription)).toMatchObject([
			{ hookAttribute: { source: 'aps-webhook-worker', projectId: PROJECTS.tower.id } },
		]);
		await world.check();
		const now = Date.now();
		const response = await world.worker.api('POST', '/hooks/backfill', {
			subscription: subscription.id,
			from: new Date(now - 3_600_000).toISOString(),
			to: new Date(now).toISOString(),
		});
		expect(await response.json()).toMatchObject({ gaps: [{ backfill: { reason: null } }] });
	});

	it('exists once, also if somebody repeats the request, or the worker died before it was done', async () => {
		const subscription = await receiver();
		const first = (await (await create(subscription.id)).json()) as SubscribedHook;
		await world.worker.api('PATCH', `/subscriptions/${subscription.id}`, { hooks: [] });
		for (let count = 0; count < 2; count += 1) {
			expect(await (await create(subscription.id)).json()).toEqual(first);
		}
		expect(await recorded(subscription.id)).toEqual([first]);
		expect(atAutodesk(subscription)).toHaveLength(1);
	});

	it('is deleted at Autodesk, then forgotten', async () => {
		const subscription = await receiver();
		const { hookId } = (await (await create(subscription.id)).json()) as SubscribedHook;
		const path = `/subscriptions/${subscription.id}/hooks/${hookId}`;
		expect((await world.worker.api('DELETE', path)).status).toBe(204);
		expect(atAutodesk(subscription)).toEqual([]);
		expect(await recorded(subscription.id)).toEqual([]);
		expect((await world.worker.api('DELETE', path)).status).toBe(404);
	});

	it('is noticed as an orphan after its subscription was deleted', async () => {
		const subscription = await receiver();
		const { hookId } = (await (await create(subscription.id)).json()) as SubscribedHook;
		await world.worker.api('DELETE', `/subscriptions/${subscription.id}`);
		const { orphans } = await world.check();
		expect(orphans).toMatchObject([{ hookId }]);
	});

	it('is not recorded if Autodesk refuses it, with the reason', async () => {
		const subscription = await receiver();
		world.simulator.faults.order({
			method: 'POST',
			path: CREATE,
			fault: { kind: 'status', status: 403, body: { detail: ['No access to this folder'] } },
		});
		const response = await create(subscription.id);
		expect([response.status, await response.text()]).toEqual([502, expect.stringContaining('403')]);
		expect(await recorded(subscription.id)).toEqual([]);
	});

	it('stays recorded if Autodesk does not delete it', async () => {
		const subscription = await receiver();
		const hook = (await (await create(subscription.id)).json()) as SubscribedHook;
		world.simulator.faults.order({
			method: 'DELETE',
			path: `${CREATE}/*`,
			fault: { kind: 'status', status: 403 },
		});
		const path = `/subscriptions/${subscription.id}/hooks/${hook.hookId}`;
		expect((await world.worker.api('DELETE', path)).status).toBe(502);
		expect(await recorded(subscription.id)).toEqual([hook]);
	});

	it.each([
		['another region than its scope', { ...VERSIONS, region: 'EMEA' }],
		['no scope', { ...VERSIONS, scope: {} }],
		['two scopes', { ...VERSIONS, scope: { folder: 'urn:a', project: 'b' } }],
		['an event that would change the path', { ...VERSIONS, event: '../../x' }],
		['a system that is too long', { ...VERSIONS, system: 'x'.repeat(101) }],
		['a scope that is too long', { ...VERSIONS, scope: { folder: 'x'.repeat(501) } }],
		['an ID', { ...VERSIONS, hookId: '4711' }],
	])('is refused with %s, without a call to Autodesk', async (_what, body) => {
		const subscription = await receiver();
		expect((await create(subscription.id, body)).status).toBe(422);
		const creations = world.simulator.journal.entries.filter(
			({ method, path }) => method === 'POST' && path.startsWith('/webhooks/'),
		);
		expect(creations).toEqual([]);
	});

	it('can be created and deleted in the dashboard', async () => {
		const subscription = await receiver();
		const page = `/subscriptions/${subscription.id}`;
		const operator = await DashboardVisitor.logIn(world.worker);
		expect((await operator.open(page)).text).toContain('Docs File: Version Added');
		const fields = {
			event: 'data/dm.version.added',
			region: 'US',
			scope: encodeURIComponent(FOLDERS.towerModels),
		};
		expect((await operator.submit(`${page}/hooks`, fields)).text).toContain(
			'The webhook was created',
		);
		const [hook] = await recorded(subscription.id);
		expect(hook).toMatchObject(VERSIONS);
		const wrong = await operator.submit(`${page}/hooks`, { ...fields, region: 'EMEA' });
		expect([wrong.status, wrong.text]).toEqual([
			422,
			expect.stringContaining('Region: Region is EMEA, but'),
		]);
		const unknown = await operator.submit(`${page}/hooks`, { ...fields, event: 'data/dm.nothing' });
		expect(unknown.text).toContain('Choose an event of the list');
		expect((await operator.submit(`${page}/hooks/${hook?.hookId}/delete`)).status).toBe(303);
		expect(atAutodesk(subscription)).toEqual([]);
	});

	it('can be created and deleted on the command line', async () => {
		const subscription = await receiver();
		const run = async (line: string): Promise<{ code: number; text: string }> => {
			let text = '';
			const take = (printed: string): void => void (text += printed);
			const code = await runCommand(line.split(' '), {
				environment: { WORKER_URL: world.worker.url, API_KEY },
				print: take,
				complain: take,
			});
			return { code, text };
		};
		const add = `add-webhook ${subscription.id}`;
		const created = await run(
			`${add} --event data/dm.version.added --watch folder=${FOLDERS.towerModels} --region us`,
		);
		const [hook] = await recorded(subscription.id);
		expect(created).toEqual({
			code: 0,
			text: `Webhook ${hook?.hookId} created for dm.version.added in US`,
		});
		const deleted = await run(`delete-webhook ${subscription.id} ${hook?.hookId}`);
		expect(deleted).toEqual({ code: 0, text: `Webhook ${hook?.hookId} deleted` });
		for (const line of [
			add,
			`${add} --event dm.version.added`,
			`${add} --event data/dm.version.added --watch urn`,
			`${add} --event data/dm.version.added --watch folder=urn --region MARS`,
			`delete-webhook ${subscription.id}`,
		]) {
			expect((await run(line)).code).toBe(2);
		}
	});
});

it('needs an app of the worker, and says so', async () => {
	const worker = await startWorker(undefined, { ALLOWED_TARGETS: 'http://127.0.0.1:9' });
	const { id } = await worker.subscribe('http://127.0.0.1:9/aps', { signingKey: 'secret' });
	const response = await worker.api('POST', `/subscriptions/${id}/hooks`, VERSIONS);
	expect([response.status, await response.text()]).toEqual([
		409,
		expect.stringContaining('APS_CLIENT_ID'),
	]);
	expect((await worker.api('DELETE', `/subscriptions/${id}/hooks/1`)).status).toBe(409);
});
