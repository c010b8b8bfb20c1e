import { expect, it } from 'vitest';
import { USERS } from '../../../test/simulator';
import { useHookWorld } from '../setup/hookWorld';
import { describeEachStore, everyStore } from '../setup/stores';

const DAY = 24 * 3_600_000;
const inDays = (days: number): string => new Date(Date.now() + days * DAY).toISOString();

describeEachStore('the hook check', everyStore, (store) => {
	const world = useHookWorld({ store });

	it('finds active hooks in every region', async () => {
		const us = await world.register();
		const emea = await world.register({ region: 'EMEA' });
		const { regions, data } = await world.check();
		expect(regions).toEqual(
			expect.arrayContaining([
				expect.objectContaining({ region: 'US', problem: null }),
				expect.objectContaining({ region: 'EMEA', problem: null }),
			]),
		);
		expect(data).toHaveLength(2);
		for (const trigger of [us, emea]) {
			expect(await world.hookOf(trigger)).toMatchObject({
				hookId: trigger.hook.hookId,
				status: 'active',
				problem: null,
				since: null,
			});
		}
	});

	it('reactivates inactive hooks, and notifies the workflows that asked for it', async () => {
		const workerEvents = ['worker.hook.inactive', 'worker.hook.recovered'];
		const listener = await world.register({}, { workerEvents });
		const { hook, subscription } = await world.register({ region: 'EMEA' }, { label: 'Hall' });
		await world.check();
		const wellAt = new Date().toISOString();
		hook.status = 'inactive';
		hook.autoReactivateHook = false;

		await world.check();
		expect(hook).toMatchObject({ status: 'active', autoReactivateHook: true });
		await expect.poll(() => world.eventsAt(listener)).toHaveLength(2);
		const about = { subscription: subscription.id, label: 'Hall', hookId: hook.hookId };
		expect(world.eventsAt(listener)).toMatchObject([
			{
				system: 'worker',
				event: 'worker.hook.inactive',
				region: 'EMEA',
				synthetic: true,
				payload: { ...about, status: 'inactive' },
			},
			{
				system: 'worker',
				event: 'worker.hook.recovered',
				payload: { ...about, from: expect.any(String), to: expect.any(String) },
			},
		]);
		const [gap] = (await world.hooks()).gaps.filter(({ hookId }) => hookId === hook.hookId);
		expect(gap?.from.localeCompare(wellAt)).toBe(-1);
		expect(gap?.to.localeCompare(wellAt)).toBe(1);
		expect(JSON.stringify(world.eventsAt(listener))).not.toContain('/callbacks/');
	});

	it('also repairs hooks that Autodesk has on probation', async () => {
		const { hook } = await world.register();
		hook.status = 'reactivated';
		await world.check();
		expect(hook.status).toBe('active');
	});

	it('leaves a hook alone that calls another address, and says what to do', async () => {
		const trigger = await world.register();
		await world.check();
		trigger.hook.status = 'inactive';
		const elsewhere = trigger.hook.callbackUrl.replace(/localhost:\d+/, '127.0.0.1:9');
		trigger.hook.callbackUrl = elsewhere;
		await world.check();
		expect(trigger.hook.status).toBe('inactive');
		expect(await world.hookOf(trigger)).toMatchObject({
			status: 'inactive',
			problem: expect.stringMatching(/http:\/\/127.0.0.1:9.*PUBLIC_URL.*activate it again/),
		});
	});

	it('creates a missing hook again with the same settings, and its events arrive', async () => {
		const filter = "$[?(@.ext=='rvt')]";
		const trigger = await world.register({ more: { filter } }, { workerEvents: [] });
		await world.check();
		world.simulator.state.hooks.delete(trigger.hook.hookId);

		await world.check();
		expect(await world.hookOf(trigger)).toMatchObject({ status: 'missing' });
		expect(world.hookCalling(trigger.subscription)).toBeUndefined();
		await world.check();
		const created = world.hookCalling(trigger.subscription);
		const { hookAttribute, scope, event, callbackUrl } = trigger.hook;
		expect(created).toMatchObject({ hookAttribute, scope, event, callbackUrl, filter });
		expect(created?.autoReactivateHook).toBe(true);
		expect(await world.hookOf(trigger)).toMatchObject({
			hookId: created?.hookId,
			status: 'active',
		});
		const { hooks } = await world.json<{ hooks: unknown[] }>(
			`/subscriptions/${trigger.subscription.id}`,
		);
		expect(hooks).toMatchObject([{ hookId: created?.hookId, event }]);

		world.simulator.uploadFile({ fileName: 'New.rvt', folderId: scope.folder });
		await expect
			.poll(() => world.eventsAt(trigger).map(({ hook: { hookId } }) => hookId))
			.toContain(created?.hookId);
	});

	it('adopts a hook that an earlier attempt created but did not finish', async () => {
		const trigger = await world.register();
		await world.check();
		world.simulator.state.hooks.delete(trigger.hook.hookId);
		const unfinished = await world.createHook(trigger.subscription, {});
		unfinished.token = undefined;

		await world.check();
		expect(await world.hookOf(trigger)).toMatchObject({
			hookId: unfinished.hookId,
			status: 'active',
		});
		world.simulator.uploadFile({ fileName: 'a.dwg', folderId: unfinished.scope.folder });
		await expect.poll(() => world.eventsAt(trigger)).toHaveLength(1);
	});

	it('creates nothing for a workflow that is being deactivated', async () => {
		const trigger = await world.register();
		await world.check();
		world.simulator.state.hooks.delete(trigger.hook.hookId);
		await world.check();
		await world.worker.api('DELETE', `/subscriptions/${trigger.subscription.id}`);
		const { data } = await world.check();
		expect(world.hookCalling(trigger.subscription)).toBeUndefined();
		expect(data).toEqual([]);
	});

	it('does not recreate what a user had created', async () => {
		const trigger = await world.register();
		Object.assign(trigger.hook, { creatorType: 'O2User', createdBy: USERS.kim.autodeskId });
		await world.check();
		world.simulator.state.hooks.delete(trigger.hook.hookId);
		await world.check();
		await world.check();
		expect(world.hookCalling(trigger.subscription)).toBeUndefined();
		expect(await world.hookOf(trigger)).toMatchObject({
			status: 'missing',
			problem: expect.stringContaining('activate it again'),
		});
	});

	it("reports a user's hook that it may not change, and continues with the others", async () => {
		const users = await world.register();
		const own = await world.register();
		Object.assign(users.hook, { creatorType: 'O2User', createdBy: USERS.kim.autodeskId });
		await world.check();
		world.simulator.settings.hooksAreShared = false;
		for (const { hook } of [users, own]) hook.status = 'inactive';
		await world.check();
		world.simulator.settings.hooksAreShared = true;
		expect(own.hook.status).toBe('active');
		expect(users.hook.status).toBe('inactive');
		expect(await world.hookOf(users)).toMatchObject({
			status: 'inactive',
			problem: expect.stringContaining('403'),
		});
	});

	it('leaves hooks alone that it has never seen', async () => {
		const trigger = await world.register();
		trigger.hook.clientId = 'another app';
		await world.check();
		await world.check();
		expect(await world.hookOf(trigger)).toMatchObject({
			status: 'unseen',
			problem: expect.stringContaining('APS_CLIENT_ID'),
		});
		expect(world.simulator.state.hooks.size).toBe(1);
	});

	it('renews a hook that is about to expire', async () => {
		const trigger = await world.register({ more: { hookExpiry: inDays(10) } });
		trigger.hook.createdDate = inDays(-80);
		await world.check();
		expect(Date.parse(trigger.hook.hookExpiry ?? '')).toBeGreaterThan(Date.parse(inDays(80)));
	});

	it('lets a hook expire that was created for a test', async () => {
		const endsAt = Date.now() + 2000;
		const hookExpiry = new Date(endsAt).toISOString();
		const trigger = await world.register({ more: { hookExpiry } });
		await world.check();
		expect(trigger.hook.hookExpiry).toBe(hookExpiry);
		await expect.poll(() => Date.now()).toBeGreaterThan(endsAt);
		await world.check();
		await world.check();
		expect(await world.hookOf(trigger)).toMatchObject({ status: 'expired', problem: null });
		expect(world.simulator.state.hooks.size).toBe(1);
	});

	it('detects orphaned hooks, and no others', async () => {
		const left = await world.register();
		const foreign = await world.register({ more: { hookAttribute: { source: 'other tool' } } });
		const elsewhere = await world.register({
			more: { callbackUrl: 'http://127.0.0.1:9/webhook' },
		});
		for (const { subscription } of [left, foreign, elsewhere]) {
			await world.worker.api('DELETE', `/subscriptions/${subscription.id}`);
		}
		const { orphans } = await world.check();
		expect(orphans.map(({ hookId }) => hookId)).toEqual([left.hook.hookId]);
		// It is removed after it has been an orphan for a day.
		expect(world.simulator.state.hooks.size).toBe(3);
	});

	it('reports that Autodesk did not answer, and forgets nothing in the meantime', async () => {
		const trigger = await world.register();
		await world.check();
		const fault = { kind: 'status', status: 403 } as const;
		world.simulator.faults.order({ path: '/webhooks/v1/*', fault });
		const { regions } = await world.check();
		expect(regions).toMatchObject([
			{ problem: expect.stringContaining('403') },
			{ problem: expect.stringContaining('403') },
		]);
		expect(await world.hookOf(trigger)).toMatchObject({ status: 'active' });
	});

	it('continues with the other hooks if one cannot be repaired', async () => {
		const stubborn = await world.register();
		const other = await world.register({ folder: stubborn.hook.scope.folder });
		stubborn.hook.status = 'inactive';
		other.hook.status = 'inactive';
		const fault = { kind: 'status', status: 403 } as const;
		world.simulator.faults.order({
			method: 'PATCH',
			path: `*/${stubborn.hook.hookId}`,
			fault,
		});
		await world.check();
		expect(await world.hookOf(stubborn)).toMatchObject({
			status: 'inactive',
			problem: expect.stringContaining('403'),
		});
		expect(await world.hookOf(other)).toMatchObject({ status: 'active', problem: null });
	});

	it('reads every page of many hooks', async () => {
		world.simulator.settings.hookPageSize = 2;
		const triggers = [];
		for (let index = 0; index < 5; index += 1) triggers.push(await world.register());
		const { data } = await world.check();
		world.simulator.settings.hookPageSize = 200;
		expect(data.map(({ status }) => status)).toEqual(Array(5).fill('active'));
	});
});
