import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { MockInstance } from 'vitest';
import { Decisions } from '../../../nodes/AutodeskPlatformServicesTrigger/receiving/decisions';
import { signCallback } from '../../../protocol/callbacks/callbackSignature';
import type { DeliveredEvent } from '../../../protocol/worker/delivery';
import type { TriggerUnderTest } from '../../harness/trigger/runTrigger';
import { FOLDERS } from '../../simulator';
import { sharedSimulator } from '../../harness/trigger/sharedSimulator';
import { onTowerModels, simulatedTrigger } from '../../harness/trigger/simulatedTrigger';
import { WorkerStandIn } from '../../harness/trigger/workerStandIn';

/** The machine may be busy. */
const PATIENT = { timeout: 10_000 };

function sample(file: string): Record<string, unknown> & { hook: object; payload: object } {
	return JSON.parse(readFileSync(`test/fixtures/webhook-payloads/${file}`, 'utf8')) as never;
}

describe('duplicates', () => {
	const sim = sharedSimulator();
	let trigger: TriggerUnderTest;

	beforeEach(async () => {
		trigger = await simulatedTrigger(sim(), onTowerModels);
		await trigger.activate();
	});
	afterEach(async () => {
		vi.useRealTimers();
		await trigger.close();
	});

	/** Sends a callback as Autodesk would. @returns the status answered */
	async function call(
		callback: object,
		deliveryId?: string,
		signal?: AbortSignal,
	): Promise<number> {
		const [{ token }] = [...sim().state.hooks.values()];
		const body = JSON.stringify(callback, null, 2);
		const headers = {
			'x-adsk-signature': signCallback(body, token!),
			...(deliveryId ? { 'x-adsk-delivery-id': deliveryId } : {}),
		};
		return (await fetch(trigger.url, { method: 'POST', body, headers, signal })).status;
	}

	it('of one delivery start the workflow once and are answered without content', async () => {
		const deleted = sample('data/dm.version.deleted.json');
		expect(await call(deleted, 'delivery-1')).toBe(200);
		expect(await call(deleted, 'delivery-1')).toBe(204);
		expect(trigger.runs).toHaveLength(1);
	});

	it('under another delivery ID are recognized where the content distinguishes events', async () => {
		const modified = sample('data/dm.version.modified.json');
		expect(await call(modified, 'delivery-1')).toBe(200);
		const again = { ...modified, hook: { ...modified.hook, status: 'reactivated' } };
		expect(await call(again, 'delivery-2')).toBe(204);
		const next = {
			...modified,
			payload: { ...modified.payload, modifiedTime: '2026-03-02T09:16:00+0000' },
		};
		expect(await call(next, 'delivery-3')).toBe(200);
	});

	it('of a new version are recognized by the version, as in the worker, whatever else differs', async () => {
		const added = sample('data/dm.version.added.json');
		expect(await call(added, 'delivery-1')).toBe(200);
		const again = {
			...added,
			hook: { ...added.hook, hookId: 'another' },
			payload: { ...added.payload, modifiedTime: '2026-03-02T09:16:00+0000' },
		};
		expect(await call(again, 'delivery-2')).toBe(204);
	});

	it('that nothing identifies all count', async () => {
		const deleted = sample('data/dm.version.deleted.json');
		expect(await call(deleted)).toBe(200);
		expect(await call(deleted)).toBe(200);
		expect(trigger.runs).toHaveLength(2);
	});

	it('are not what merely looks alike: two updates of a Fusion Manage item both count', async () => {
		const update = sample('adsk.flc.production/item.update.json');
		expect(await call(update, 'delivery-1')).toBe(200);
		expect(await call(update, 'delivery-2')).toBe(200);
		expect(trigger.runs).toHaveLength(2);
	});

	it('are recognized for three days', async () => {
		vi.useFakeTimers({ toFake: ['Date'] });
		const deleted = sample('data/dm.version.deleted.json');
		await call(deleted, 'delivery-1');
		vi.advanceTimersByTime(71 * 3_600_000);
		expect(await call(deleted, 'delivery-1')).toBe(204);
		vi.advanceTimersByTime(3 * 3_600_000);
		expect(await call(deleted, 'delivery-1')).toBe(200);
	});

	it('are recorded without writing static data, which n8n would not save', async () => {
		const before = JSON.stringify(trigger.staticData);
		await call(sample('data/dm.version.deleted.json'), 'delivery-1');
		expect(JSON.stringify(trigger.staticData)).toBe(before);
	});

	it('are not recognized if n8n failed to accept the event', async () => {
		const deleted = sample('data/dm.version.deleted.json');
		trigger.failNextAnswer();
		expect(await call(deleted, 'delivery-1')).toBe(500);
		expect(await call(deleted, 'delivery-1')).toBe(200);
	});

	describe('that arrive while n8n is still starting the execution', () => {
		const deleted = sample('data/dm.version.deleted.json');

		let claims: MockInstance<Decisions['claim']>;

		beforeEach(() => void (claims = vi.spyOn(Decisions.prototype, 'claim')));
		afterEach(() => claims.mockRestore());

		const reached = async (count: number) =>
			await vi.waitFor(() => expect(claims).toHaveBeenCalledTimes(count), PATIENT);

		/** Sends a callback, as the nth, and hangs up before it is answered. */
		async function hangUp(nth: number): Promise<void> {
			const sender = new AbortController();
			const answer = call(deleted, 'delivery-1', sender.signal);
			await reached(nth);
			sender.abort();
			await expect(answer).rejects.toThrow('aborted');
			await vi.waitFor(() => expect(trigger.hangUps).toBe(1), PATIENT);
		}

		it('wait for it, and start nothing', async () => {
			const release = trigger.holdAnswers();
			const calls = Array.from({ length: 20 }, async () => await call(deleted, 'delivery-1'));
			await reached(20);
			release();
			expect((await Promise.all(calls)).sort()).toEqual([200, ...Array<number>(19).fill(204)]);
			expect(trigger.runs).toHaveLength(1);
		});

		it('are recognized even if the first sender has hung up', async () => {
			const release = trigger.holdAnswers();
			await hangUp(1);
			const again = call(deleted, 'delivery-1');
			await reached(2);
			release();
			expect(await again).toBe(204);
			expect(await call(deleted, 'delivery-1')).toBe(204);
			expect(trigger.runs).toHaveLength(1);
		});

		it('start the workflow if n8n fails to', async () => {
			const release = trigger.holdAnswers();
			trigger.failNextAnswer();
			const first = call(deleted, 'delivery-1');
			await reached(1);
			const second = call(deleted, 'delivery-1');
			await reached(2);
			release();
			expect(await Promise.all([first, second])).toEqual([500, 200]);
			expect(trigger.runs).toHaveLength(1);
		});

		it('start nothing if their sender hangs up while they wait', async () => {
			const release = trigger.holdAnswers();
			trigger.failNextAnswer();
			const first = call(deleted, 'delivery-1');
			await reached(1);
			await hangUp(2);
			await expect(claims.mock.results[1].value).resolves.toBeUndefined();
			release();
			expect(await first).toBe(500);
			expect(trigger.runs).toEqual([]);
			expect(await call(deleted, 'delivery-1')).toBe(200);
		});
	});

	it('from overlapping webhooks remain two events', async () => {
		const outer = await simulatedTrigger(sim(), { ...onTowerModels, scope: 'project' });
		await outer.activate();
		sim().uploadFile({ fileName: 'Both.rvt', folderId: FOLDERS.towerModels });
		await sim().callbacks.settled();
		expect([trigger.runs.length, outer.runs.length]).toEqual([1, 1]);
		await outer.close();
	});

	describe('in deliveries from the worker', () => {
		let worker: WorkerStandIn;
		let receiver: TriggerUnderTest;
		let subscription: string;

		beforeEach(async () => {
			worker = await new WorkerStandIn().start();
			receiver = await simulatedTrigger(sim(), onTowerModels, { worker });
			await receiver.activate();
			[subscription] = [...worker.subscriptions.keys()];
		});
		afterEach(async () => {
			await receiver.close();
			await worker.stop();
		});

		const event = (id: string, more: Partial<DeliveredEvent> = {}): DeliveredEvent => ({
			deliveryId: null,
			receivedAt: '2026-03-02T09:15:26.000Z',
			system: 'data',
			event: 'dm.version.added',
			region: 'US',
			resourceUrn: null,
			hook: {},
			payload: { name: id },
			synthetic: false,
			id,
			...more,
		});
		const deliver = (events: DeliveredEvent[], secondsAgo = 0) =>
			worker.delivery(subscription, events, { secondsAgo });
		const send = async (request: RequestInit) => (await fetch(receiver.url, request)).status;
		const names = () => receiver.runs.map((run) => run.map(({ json }) => json.fileName));

		it('are replays if the same request arrives again, even with additional signatures', async () => {
			const delivery = deliver([event('evt_1')]);
			expect(await send(delivery)).toBe(200);
			expect(await send(delivery)).toBe(204);
			const signature = `v1,AAAA ${delivery.headers['webhook-signature']}`;
			const headers = { ...delivery.headers, 'webhook-signature': signature };
			expect(await send({ ...delivery, headers })).toBe(204);
			expect(receiver.runs).toHaveLength(1);
		});

		it('are recognized by the event in the next attempt, which has a different signature', async () => {
			expect(await send(deliver([event('evt_1')], 5))).toBe(200);
			expect(await send(deliver([event('evt_1')]))).toBe(204);
			expect(receiver.runs).toHaveLength(1);
		});

		it('are left out of a batch whose other events are new', async () => {
			expect(await send(deliver([event('a.rvt'), event('b.rvt')]))).toBe(200);
			expect(await send(deliver([event('b.rvt'), event('c.rvt')]))).toBe(200);
			expect(names()).toEqual([['a.rvt', 'b.rvt'], ['c.rvt']]);
		});

		it('are not recognized if n8n failed to accept the first one', async () => {
			receiver.failNextAnswer();
			expect(await send(deliver([event('evt_1')], 5))).toBe(500);
			expect(await send(deliver([event('evt_1')]))).toBe(200);
		});

		it('are not recognized if a user has the worker deliver the event again', async () => {
			expect(await send(deliver([event('evt_1')], 5))).toBe(200);
			expect(await send(deliver([event('evt_1', { replays: 1 })]))).toBe(200);
			expect(receiver.runs).toHaveLength(2);
		});
	});
});
