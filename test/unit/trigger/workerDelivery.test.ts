import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { TriggerUnderTest } from '../../harness/trigger/runTrigger';
import { FOLDERS, HUBS, PROJECTS } from '../../simulator';
import { sharedSimulator } from '../../harness/trigger/sharedSimulator';
import { byId, onTowerModels, simulatedTrigger } from '../../harness/trigger/simulatedTrigger';
import { WorkerStandIn } from '../../harness/trigger/workerStandIn';

describe('delivery through the worker', () => {
	const sim = sharedSimulator();
	let worker: WorkerStandIn;
	let trigger: TriggerUnderTest;

	beforeEach(async () => {
		worker = await new WorkerStandIn().start();
		trigger = await simulatedTrigger(sim(), onTowerModels, { worker });
	});
	afterEach(async () => {
		await trigger.close();
		await worker.stop();
	});

	const hooks = () => [...sim().state.hooks.values()];
	const subscriptions = () => [...worker.subscriptions.values()];

	it('subscribes at the worker and has Autodesk call it', async () => {
		await trigger.activate();
		const [subscription] = subscriptions();
		expect(subscription).toMatchObject({
			target: trigger.url,
			label: 'wf / Node',
			batch: { maxEvents: 1, maxWaitSeconds: 0 },
			acknowledge: 'started',
		});
		expect(hooks()).toEqual([
			expect.objectContaining({
				callbackUrl: subscription.callbackUrl,
				token: subscription.callbackSecret,
			}),
		]);
		expect(subscription.hooks).toEqual([
			{
				hookId: hooks()[0].hookId,
				system: 'data',
				event: 'dm.version.added',
				region: 'US',
				scope: { folder: FOLDERS.towerModels },
			},
		]);
		expect(await trigger.checkExists()).toBe(true);
	});

	it('keeps no secret in static data', async () => {
		await trigger.activate();
		const [{ callbackSecret }] = subscriptions();
		expect(JSON.stringify(trigger.staticData)).not.toContain(callbackSecret);
		expect(JSON.stringify(trigger.staticData)).not.toContain(worker.apiKey);
	});

	it('starts the workflow once per delivery, with one item per event', async () => {
		await trigger.activate();
		sim().uploadFile({ fileName: 'A.rvt', folderId: FOLDERS.towerModels });
		sim().uploadFile({ fileName: 'B.rvt', folderId: FOLDERS.towerModels });
		await sim().callbacks.settled();
		const [{ id }] = subscriptions();
		const response = await fetch(trigger.url, worker.delivery(id, worker.received));
		expect(response.status).toBe(200);
		expect(trigger.runs).toHaveLength(1);
		expect(trigger.runs[0].map(({ json }) => json.fileName).sort()).toEqual(['A.rvt', 'B.rvt']);
		expect(trigger.runs[0][0].json.projectId).toBe(PROJECTS.tower.id);
	});

	it('rejects deliveries that the worker has not signed recently', async () => {
		await trigger.activate();
		const [{ id }] = subscriptions();
		const event = { id: 'evt_1', hook: {}, payload: {} } as never;
		const forged = [
			worker.delivery(id, [event], { apiKey: 'another key' }),
			worker.delivery('sub_other', [event]),
			{ ...worker.delivery(id, [event]), body: '{"subscription":"sub_1","events":[]}' },
			{ method: 'POST', body: '{}' },
		];
		for (const request of forged) {
			expect((await fetch(trigger.url, request)).status).toBe(401);
		}
		expect(trigger.runs).toEqual([]);
	});

	describe('in large numbers', () => {
		let apiKey: string;
		let reads: number;

		beforeEach(async () => {
			await trigger.close();
			apiKey = worker.apiKey;
			const workerCredential = {
				url: worker.url,
				get apiKey() {
					reads += 1;
					return apiKey;
				},
			};
			trigger = await simulatedTrigger(sim(), onTowerModels, { worker, workerCredential });
			await trigger.activate();
			// The process may know the other one from before.
			apiKey = crypto.randomUUID();
			reads = 0;
		});
		afterEach(() => {
			vi.useRealTimers();
		});

		/** @returns whether a delivery signed with this API key is taken */
		async function isTaken(name: string, signedWith = apiKey): Promise<boolean> {
			const [{ id }] = subscriptions();
			const event = { id: name, hook: {}, payload: {} } as never;
			const request = worker.delivery(id, [event], { apiKey: signedWith });
			return (await fetch(trigger.url, request)).ok;
		}

		it('does not read the credential for each delivery', async () => {
			for (let count = 0; count < 10; count += 1) expect(await isTaken(`evt_${count}`)).toBe(true);
			expect(reads).toBe(1);
		});

		it('uses a new API key immediately', async () => {
			expect(await isTaken('evt_1')).toBe(true);
			apiKey = 'a new key';
			expect(await isTaken('evt_2')).toBe(true);
		});

		it('rejects a replaced API key within a minute', async () => {
			const replaced = apiKey;
			expect(await isTaken('evt_1')).toBe(true);
			apiKey = 'a new key';
			vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 60_000 });
			expect(await isTaken('evt_2', replaced)).toBe(false);
		});
	});

	it('has the worker retry if the clocks differ too much', async () => {
		await trigger.activate();
		const [{ id }] = subscriptions();
		const event = { id: 'evt_1', hook: {}, payload: {} } as never;
		const response = await fetch(trigger.url, worker.delivery(id, [event], { secondsAgo: 600 }));
		expect(response.status).toBe(425);
		expect(trigger.runs).toEqual([]);
	});

	it('has the worker retry while the trigger is not registered', async () => {
		const response = await fetch(trigger.url, { method: 'POST', body: '{}' });
		expect(response.status).toBe(425);
	});

	it('removes the webhook and the subscription on deactivation', async () => {
		await trigger.activate();
		await trigger.delete();
		expect(hooks()).toEqual([]);
		expect(subscriptions()).toEqual([]);
	});

	it('rolls the subscription back if Autodesk rejects the webhook', async () => {
		sim().faults.order({
			method: 'POST',
			path: '/webhooks/v1/systems/data/events/dm.version.added/hooks',
			fault: { kind: 'status', status: 403 },
		});
		await expect(trigger.create()).rejects.toThrow('not allowed with this credential');
		expect(subscriptions()).toEqual([]);
	});

	it('adopts the subscription of an earlier activation', async () => {
		await trigger.activate();
		const [{ id, callbackSecret }] = subscriptions();
		delete trigger.staticData.registration;
		await trigger.activate();
		expect(subscriptions()).toEqual([expect.objectContaining({ id, callbackSecret })]);
		expect(hooks()).toHaveLength(1);
	});

	it.each([
		['was deleted', () => worker.subscriptions.clear()],
		['has given up on this node', () => (subscriptions()[0].status = 'gone')],
	])('registers again when the subscription %s', async (_case, change) => {
		await trigger.activate();
		change();
		expect(await trigger.checkExists()).toBe(false);
		await trigger.activate();
		expect(subscriptions()).toHaveLength(1);
		expect(hooks().map(({ callbackUrl }) => callbackUrl)).toEqual([subscriptions()[0].callbackUrl]);
	});

	it.each([
		['n8n has moved', { target: 'https://old.example.com/webhook' }],
		['the worker has moved', { callbackUrl: 'https://old.example.com/callbacks/sub_1' }],
		['the worker has stopped delivering', { status: 'gone' }],
	])('is registered anew when %s', async (_when, change) => {
		await trigger.activate();
		Object.assign(subscriptions()[0], change);
		expect(await trigger.checkExists()).toBe(false);
		await trigger.activate();
		expect(await trigger.checkExists()).toBe(true);
	});

	it('passes its delivery options to the worker', async () => {
		trigger.change({
			options: {
				batchSize: 50,
				batchWait: 5,
				concurrency: 2,
				acknowledge: 'finished',
				keepOrder: true,
			},
		});
		await trigger.activate();
		expect(subscriptions()).toEqual([
			expect.objectContaining({
				batch: { maxEvents: 50, maxWaitSeconds: 5 },
				concurrency: 2,
				acknowledge: 'finished',
				order: 'file',
				workerEvents: [],
			}),
		]);
	});

	it('leaves nothing at the worker when direct delivery is chosen', async () => {
		await trigger.activate();
		await trigger.delete(); // n8n removes a changed trigger before it adds it again
		trigger.change({ delivery: 'direct' });
		await trigger.activate();
		expect(subscriptions()).toEqual([]);
		expect(hooks().map(({ callbackUrl }) => callbackUrl)).toEqual([trigger.url]);
	});

	it('explains what the worker does not accept, before calling Autodesk', async () => {
		worker.apiKey = 'another key';
		await expect(trigger.activate()).rejects.toMatchObject({
			message: expect.stringContaining('The webhook worker does not accept the API key'),
			description: expect.stringContaining('API_KEY'),
		});
		worker.apiKey = 'worker-api-key';
		worker.allowsTargets = false;
		await expect(trigger.activate()).rejects.toMatchObject({
			httpCode: '422',
			description: 'The worker may not deliver to there. Add it to ALLOWED_TARGETS',
		});
		expect(hooks()).toEqual([]);
	});

	it('removes the webhook even if the worker fails, and the subscription later', async () => {
		await trigger.activate();
		worker.apiKey = 'another key';
		await expect(trigger.delete()).rejects.toMatchObject({
			description: 'Still there: the subscription at the worker',
		});
		expect(hooks()).toEqual([]);
		expect(trigger.log).toEqual([
			{ level: 'error', message: expect.stringContaining('is still at the worker') },
		]);
		worker.apiKey = 'worker-api-key';
		await trigger.delete();
		expect(subscriptions()).toEqual([]);
		expect(trigger.staticData).toEqual({});
	});

	it('removes the subscription even if Autodesk fails, and the webhook later', async () => {
		await trigger.activate();
		sim().faults.order({
			method: 'DELETE',
			path: '/webhooks/v1/systems/*',
			fault: { kind: 'status', status: 403 },
			times: 1,
		});
		await expect(trigger.delete()).rejects.toThrow('could not be removed completely');
		expect(subscriptions()).toEqual([]);
		expect(hooks()).toHaveLength(1);
		await trigger.activate();
		expect(hooks().map(({ callbackUrl }) => callbackUrl)).toEqual([subscriptions()[0].callbackUrl]);
	});

	it('subscribes to events about the worker itself, which do not require a webhook at Autodesk', async () => {
		trigger.change({ events: ['worker/worker.deadletter', 'worker/worker.hook.inactive'] });
		await trigger.activate();
		expect(hooks()).toEqual([]);
		const [{ id, workerEvents }] = subscriptions();
		expect(workerEvents).toEqual(['worker.hook.inactive', 'worker.deadletter']);
		expect(await trigger.checkExists()).toBe(true);
		const event = { id: 'evt_1', system: 'worker', event: 'worker.deadletter', hook: {} };
		const payload = { reason: 'The target answered 500' };
		await fetch(trigger.url, worker.delivery(id, [{ ...event, payload } as never]));
		expect(trigger.runs[0][0].json).toMatchObject({
			system: 'worker',
			event: 'worker.deadletter',
			payload,
		});
	});

	it('needs no credential for Autodesk if only the worker reports', async () => {
		const without = await simulatedTrigger(
			sim(),
			{ events: ['worker/worker.deadletter'] },
			{ worker, hasAutodesk: false },
		);
		try {
			await without.activate();
			expect(await without.checkExists()).toBe(true);
			expect(subscriptions()).toMatchObject([{ workerEvents: ['worker.deadletter'] }]);
			await without.delete();
			expect(subscriptions()).toEqual([]);
			expect(sim().journal.entries).toEqual([]);
		} finally {
			await without.close();
		}
	});

	it.each(['worker/worker.deadletter', 'watch/accountUsers'])(
		'refuses %s with direct delivery',
		async (event) => {
			trigger.change({ delivery: 'direct', events: [event] });
			await expect(trigger.activate()).rejects.toThrow('Delivery: choose Webhook Worker');
		},
	);

	describe('of changes that Autodesk has no webhooks for', () => {
		const watches = () => [...worker.watches.values()];
		const onUsers = { events: ['watch/accountUsers'] };

		it('has the worker poll for as long as the trigger is active', async () => {
			trigger.change({ ...onUsers, options: { pollInterval: 30 } });
			await trigger.activate();
			const [{ id: subscription }] = subscriptions();
			expect(hooks()).toEqual([]);
			expect(watches()).toMatchObject([
				{
					kind: 'accountUsers',
					accountId: HUBS.us.accountId,
					region: 'US',
					label: 'wf / Node',
					schedule: { everyMinutes: 30 },
					subscription,
				},
			]);
			expect(await trigger.checkExists()).toBe(true);
			await trigger.delete();
			expect(watches()).toEqual([]);
			expect(subscriptions()).toEqual([]);
		});

		it('keeps its watch if nothing changes, and leaves other watches alone', async () => {
			worker.watches.set('wat_other', { id: 'wat_other', subscription: 'sub_other' });
			trigger.change(onUsers);
			await trigger.activate();
			const before = structuredClone(watches());
			await trigger.create();
			expect(watches()).toEqual(before);
			await trigger.delete();
			expect(watches()).toEqual([expect.objectContaining({ id: 'wat_other' })]);
		});

		it('polls something else after the settings change', async () => {
			trigger.change(onUsers);
			await trigger.activate();
			trigger.change({ events: ['watch/accountProjects'], hub: byId(HUBS.emea.id) });
			expect(await trigger.checkExists()).toBe(false);
			await trigger.activate();
			expect(watches()).toMatchObject([
				{ kind: 'accountProjects', accountId: HUBS.emea.accountId, region: 'EMEA' },
			]);
		});

		it('polls again after its watch was deleted or paused at the worker', async () => {
			trigger.change(onUsers);
			await trigger.activate();
			watches()[0].status = 'paused';
			expect(await trigger.checkExists()).toBe(false);
			await trigger.activate();
			expect(watches()).toMatchObject([{ status: 'active' }]);
			worker.watches.clear();
			expect(await trigger.checkExists()).toBe(false);
		});

		it.each([
			['no hub', byId(''), 'auto', 'Hub: choose a hub, or enter its ID'],
			['a hub without members', byId(HUBS.fusion.id), 'US', 'choose an ACC or BIM 360 account'],
		])('asks for an account if there is %s', async (_what, hub, region, message) => {
			trigger.change({ ...onUsers, hub, region });
			await expect(trigger.activate()).rejects.toThrow(message);
			expect(subscriptions()).toEqual([]);
		});

		it('sets the system and event of the watch in its items', async () => {
			trigger.change(onUsers);
			await trigger.activate();
			const [{ id }] = subscriptions();
			const event = { id: 'evt_1', system: 'watch.accountUsers', event: 'account.user.added' };
			const payload = { accountId: HUBS.us.accountId, user: { email: 'new@example.com' } };
			await fetch(trigger.url, worker.delivery(id, [{ ...event, hook: {}, payload } as never]));
			expect(trigger.runs[0][0].json).toMatchObject({
				system: 'watch.accountUsers',
				event: 'account.user.added',
				payload,
			});
		});
	});
});
