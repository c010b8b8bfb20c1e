import pino from 'pino';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { DEFAULT_SETTINGS, type Subscription } from '../../src/subscriptions/subscription';
import { DeliveryIncidents } from '../../src/incidents/deliveryIncidents';
import type { Occurrence, WorkerEventEmitter } from '../../src/incidents/workerEventEmitter';

const subscription: Subscription = {
	...DEFAULT_SETTINGS,
	id: 'sub_1',
	label: 'Drawings',
	target: 'https://n8n.example.com/webhook/1/webhook',
	status: 'active',
	routeKey: 'route',
	callbackSecret: 'secret',
	signingSecrets: [],
	createdAt: '2026-03-02T10:00:00.000Z',
	updatedAt: '2026-03-02T10:00:00.000Z',
};
const refusal = { reason: 'The target answered 400', status: 400 };

interface Emitted extends Occurrence {
	event: string;
}

describe('delivery incidents', () => {
	let emitted: Emitted[];
	let incidents: DeliveryIncidents;

	beforeEach(() => {
		vi.useFakeTimers();
		emitted = [];
		const emitter: Pick<WorkerEventEmitter, 'emit'> = {
			emit: async (event, occurrence) => void emitted.push({ event, ...occurrence }),
		};
		incidents = new DeliveryIncidents(emitter as WorkerEventEmitter, pino({ level: 'silent' }));
	});
	afterEach(() => vi.useRealTimers());

	const affected = (id: string, system = 'data') => ({
		id,
		system,
		event: 'dm.version.added',
		receivedAt: '2026-03-02T10:00:00.000Z',
	});
	const die = (id: string, system?: string): Promise<void> =>
		incidents.deadLetter(subscription, affected(id, system), 3, refusal);

	it('cause one notice immediately, and one per minute while a flood of dead letters lasts', async () => {
		for (let minute = 0; minute < 3; minute += 1) {
			for (let count = 0; count < 500; count += 1) await die(`evt_${minute}_${count}`);
			await vi.advanceTimersByTimeAsync(60_000);
		}
		expect(emitted.map(({ payload }) => payload.count)).toEqual([1, 499, 500, 500]);
		expect(emitted[1]?.payload.deliveries).toHaveLength(20);
		expect(emitted[0]?.payload).toEqual({
			subscription: 'sub_1',
			label: 'Drawings',
			count: 1,
			deliveries: [
				{
					id: 'evt_0_0',
					event: 'dm.version.added',
					attempts: 3,
					receivedAt: '2026-03-02T10:00:00.000Z',
					...refusal,
				},
			],
		});

		await vi.advanceTimersByTimeAsync(60_000);
		await die('evt_later');
		expect(emitted).toHaveLength(5);
	});

	it('are all reported when the worker stops', async () => {
		await die('evt_1');
		await die('evt_2');
		await incidents.stop();
		expect(emitted.map(({ payload }) => payload.count)).toEqual([1, 1]);
		expect(vi.getTimerCount()).toBe(0);
	});

	it('are never about worker events', async () => {
		await die('evt_1', 'worker');
		incidents.targetDown(subscription, [affected('evt_1', 'worker')], Date.now() + 5_000, refusal);
		await incidents.stop();
		expect(emitted).toEqual([]);
	});

	it('include a target that recovers and fails again only once', async () => {
		const fail = (): void =>
			incidents.targetDown(subscription, [affected('evt_1')], Date.now() + 5_000, refusal);
		vi.setSystemTime('2026-03-02T10:01:00Z');
		fail();
		vi.setSystemTime('2026-03-02T10:09:00Z');
		fail();
		vi.setSystemTime('2026-03-02T10:11:00Z');
		fail();
		const [first, again, later] = emitted.map(({ key }) => key);
		expect(again).toBe(first);
		expect(later).not.toBe(first);
	});

	it('do not keep a delivery from being settled if they cannot be reported', async () => {
		const failing: Pick<WorkerEventEmitter, 'emit'> = {
			emit: () => Promise.reject(new Error('no store')),
		};
		incidents = new DeliveryIncidents(failing as WorkerEventEmitter, pino({ level: 'silent' }));
		await expect(die('evt_1')).resolves.toBeUndefined();
	});
});
