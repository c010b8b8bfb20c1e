import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Line } from '../../chaos/line';
import { Random } from '../../chaos/random';
import type { TriggerUnderTest } from '../../harness/trigger/runTrigger';
import { skipWaits } from '../../harness/skipWaits';
import { FOLDERS, HUBS, startSimulator } from '../../simulator';
import type { FaultOrder, Simulator } from '../../simulator';
import { onTowerModels, simulatedTrigger } from '../../harness/trigger/simulatedTrigger';
import { WorkerStandIn } from '../../harness/trigger/workerStandIn';

const TWO_EVENTS = ['data/dm.version.added', 'data/dm.version.moved'];
const CREATE_HOOK = { method: 'POST', path: '/webhooks/v1/systems/*/events/*/hooks' };
const WEBHOOKS = { path: '/webhooks/v1/systems/*' };
const CUT = { kind: 'cut', when: 'beforeHeaders' } as const;

/** Connections that fail, instead of answers that refuse. */
describe('while Autodesk or the worker cannot be reached', () => {
	let sim: Simulator;
	let worker: WorkerStandIn;
	let toAutodesk: Line;
	let toWorker: Line;
	const opened: TriggerUnderTest[] = [];
	const waits = skipWaits();

	beforeAll(async () => {
		sim = await startSimulator({ retryTimeScale: 0.00001 });
		toAutodesk = await Line.to(Number(new URL(sim.url).port));
	});
	afterAll(async () => {
		await toAutodesk.close();
		await sim.close();
	});
	beforeEach(async () => {
		await sim.reset();
		worker = await new WorkerStandIn().start();
		toWorker = await Line.to(Number(new URL(worker.url).port));
	});
	afterEach(async () => {
		await Promise.all(opened.splice(0).map(async (trigger) => await trigger.close()));
		await toWorker.close();
		await worker.stop();
	});

	const ways = ['direct', 'worker'] as const;
	const hooks = () => [...sim.state.hooks.values()];
	const subscriptions = () => [...worker.subscriptions.values()];

	async function open(delivery: (typeof ways)[number], events = ['data/dm.version.added']) {
		const { apiKey } = worker;
		const trigger = await simulatedTrigger(
			sim,
			{ ...onTowerModels, events },
			{
				baseUrl: toAutodesk.origin,
				...(delivery === 'worker' && { worker: { url: toWorker.origin, apiKey } }),
			},
		);
		opened.push(trigger);
		return trigger;
	}

	/** Both ways in which a connection fails at once. The third, silence, takes its time: see the e2e tests. */
	const failures: Array<[string, (line: Line) => Promise<() => unknown>]> = [
		['refuses connections', async (line) => await line.sever()],
		[
			'cuts connections',
			async (line) => {
				line.fray({ random: new Random(1), mostBytes: 1 });
				return () => line.fray(undefined);
			},
		],
	];

	describe.each(failures)('Autodesk %s', (_name, fail) => {
		it.each(ways)(
			'a deactivation (%s) reports what is left, and finishes later',
			async (delivery) => {
				const trigger = await open(delivery, TWO_EVENTS);
				await trigger.activate();
				const ids = hooks().map(({ hookId }) => hookId);

				const repair = await fail(toAutodesk);
				await expect(trigger.delete()).rejects.toMatchObject({
					description: expect.stringMatching(new RegExp(ids.join('.*'))),
				});
				expect(trigger.log.map(({ message }) => message).join()).toContain(ids[0]);
				expect(subscriptions()).toEqual([]);
				await repair();

				await trigger.delete();
				expect(hooks()).toEqual([]);
				expect(trigger.staticData).toEqual({});
			},
		);

		it.each(ways)('an activation (%s) reports it and leaves nothing behind', async (delivery) => {
			const trigger = await open(delivery);
			const repair = await fail(toAutodesk);
			await expect(trigger.activate()).rejects.toThrow(/could not be reached|did not answer/i);
			await repair();
			expect(subscriptions()).toEqual([]);
			expect(trigger.staticData).toEqual({});
		});
	});

	describe.each(failures)('the worker %s', (_name, fail) => {
		it('a deactivation removes the webhook, and the subscription later', async () => {
			const trigger = await open('worker');
			await trigger.activate();

			const repair = await fail(toWorker);
			await expect(trigger.delete()).rejects.toMatchObject({
				description: 'Still there: the subscription at the worker',
			});
			expect(hooks()).toEqual([]);
			expect(subscriptions()).toHaveLength(1);
			await repair();

			await trigger.delete();
			expect(subscriptions()).toEqual([]);
			expect(trigger.staticData).toEqual({});
		});

		it('an activation reports it before calling Autodesk', async () => {
			const trigger = await open('worker');
			const { origin } = toWorker;
			const repair = await fail(toWorker);
			await expect(trigger.activate()).rejects.toThrow(
				`The webhook worker at ${origin} could not be reached`,
			);
			await repair();
			expect(hooks()).toEqual([]);
		});
	});

	/** Autodesk creates the first webhook and then falls silent for good. */
	function failAfterTheFirstWebhook(): void {
		sim.faults.order({ ...CREATE_HOOK, fault: CUT, after: 1 });
		sim.faults.order({ method: 'PATCH', ...WEBHOOKS, fault: CUT });
		sim.faults.order({ method: 'DELETE', ...WEBHOOKS, fault: CUT });
	}

	it.each(ways)(
		'what an activation (%s) could not take back is taken over by the next one',
		async (delivery) => {
			const trigger = await open(delivery, TWO_EVENTS);
			failAfterTheFirstWebhook();
			await expect(trigger.activate()).rejects.toThrow();
			const [{ hookId }] = hooks();
			expect(trigger.log.map(({ message }) => message).join()).toContain(hookId);

			sim.faults.clear();
			expect(await trigger.checkExists()).toBe(false);
			await trigger.activate();

			expect(hooks()).toHaveLength(2);
			expect(hooks()[0].hookId).toBe(hookId);
			expect(hooks().every(({ token }) => token !== undefined)).toBe(true);
			expect(subscriptions()).toHaveLength(delivery === 'worker' ? 1 : 0);
			expect(await trigger.checkExists()).toBe(true);
		},
	);

	it.each(ways)(
		'what an activation (%s) could not take back is removed by the next deactivation',
		async (delivery) => {
			const trigger = await open(delivery, TWO_EVENTS);
			failAfterTheFirstWebhook();
			await expect(trigger.activate()).rejects.toThrow();
			await expect(trigger.delete()).rejects.toThrow('could not be removed completely');

			sim.faults.clear();
			await trigger.delete();

			expect(hooks()).toEqual([]);
			expect(subscriptions()).toEqual([]);
			expect(trigger.staticData).toEqual({});
		},
	);

	it.each([
		['direct', 401],
		['worker', 425],
	] as const)(
		'what an activation (%s) could not take back starts no workflow',
		async (delivery, status) => {
			const trigger = await open(delivery, TWO_EVENTS);
			failAfterTheFirstWebhook();
			await expect(trigger.activate()).rejects.toThrow();
			const response = await fetch(trigger.url, { method: 'POST', body: '{}' });
			expect(response.status).toBe(status);
			expect(trigger.runs).toEqual([]);
		},
	);

	it('the subscription that a failed activation could not roll back is removed later', async () => {
		const trigger = await open('worker');
		sim.faults.order({ ...CREATE_HOOK, fault: { kind: 'status', status: 403 } });
		worker.refusesDeletion = true;
		await expect(trigger.activate()).rejects.toThrow('not allowed with this credential');
		expect(subscriptions()).toHaveLength(1);
		worker.refusesDeletion = false;
		await trigger.delete();
		expect(subscriptions()).toEqual([]);
	});

	it('a webhook is not created twice if the answer to the first call was lost', async () => {
		const trigger = await open('direct');
		sim.faults.order({ ...CREATE_HOOK, fault: { kind: 'cut', when: 'afterHeaders' }, times: 1 });
		await trigger.activate();
		expect(hooks()).toHaveLength(1);
		await trigger.delete();
		expect(hooks()).toEqual([]);
	});

	describe('rate limits', () => {
		const PROJECTS = 12;
		const busy = (order: Omit<FaultOrder, 'fault'>) =>
			sim.faults.order({ ...order, fault: { kind: 'status', status: 429, retryAfter: 2 } });

		it.each([
			['creating a webhook', { ...CREATE_HOOK, after: 5, times: 2 }],
			['setting its secret', { method: 'PATCH', ...WEBHOOKS, after: 5, times: 2 }],
			['looking for folders', { method: 'GET', path: '*/topFolders', after: 5, times: 2 }],
		])('while %s of a whole hub are waited out, and nothing is doubled', async (_what, order) => {
			sim.populate({ projects: PROJECTS });
			const trigger = await open('direct');
			trigger.change({ scope: 'hub' });
			busy(order);

			await trigger.activate();

			expect(waits.filter((milliseconds) => milliseconds >= 2_000)).toHaveLength(2);
			const scopes = hooks().map(({ scope }) => scope.folder);
			expect(scopes.length).toBeGreaterThan(PROJECTS);
			expect(new Set(scopes).size).toBe(scopes.length);
			expect(hooks().every(({ hubId, token }) => hubId === HUBS.us.id && token)).toBe(true);
			expect(await trigger.checkExists()).toBe(true);
			sim.uploadFile({ fileName: 'Late.rvt', folderId: FOLDERS.towerModels });
			await sim.callbacks.settled();
			expect(trigger.runs).toHaveLength(1);
		});

		it('that last longer than n8n waits end the activation, and everything is rolled back', async () => {
			sim.populate({ projects: PROJECTS });
			const trigger = await open('worker');
			trigger.change({ scope: 'hub' });
			sim.faults.order({
				...CREATE_HOOK,
				after: 5,
				fault: { kind: 'status', status: 429, retryAfter: 3600 },
			});
			await expect(trigger.activate()).rejects.toMatchObject({
				httpCode: '429',
				description: expect.stringContaining('3600'),
			});
			expect(hooks()).toEqual([]);
			expect(subscriptions()).toEqual([]);
		});
	});
});
