import pino from 'pino';
import { expect, it } from 'vitest';
import { eventQueue } from '../../src/events/storedEvent';
import { BacklogCounter } from '../../src/roles/backlogCounter';
import type { Store } from '../../src/store/store';
import { DEFAULT_SETTINGS, type Subscription } from '../../src/subscriptions/subscription';
import { describeEachStore, everyStore } from '../setup/stores';
import { useStore } from '../setup/useStore';

function subscription(id: string): Subscription {
	return {
		...DEFAULT_SETTINGS,
		id,
		target: 'https://n8n.test/webhook/1',
		label: id,
		status: 'active',
		routeKey: id,
		callbackSecret: '',
		signingSecrets: [],
		createdAt: '2026-03-02T16:40:00.000Z',
		updatedAt: '2026-03-02T16:40:00.000Z',
	};
}

const DIRECTORY = { all: () => [subscription('sub_1'), subscription('sub_2')] };
const log = pino({ level: 'silent' });

describeEachStore('the backlog', everyStore, (kind) => {
	const database = useStore(kind);

	it('is what is queued or retrying, per subscription, and is counted at the start', async () => {
		const event = {
			deliveryId: null,
			receivedAt: '2026-03-02T16:40:00.000Z',
			system: 'data',
			event: 'dm.version.added',
			region: 'US',
			synthetic: false,
			sealed: '',
		};
		const queue = eventQueue(database.store, 'sub_1');
		await queue.add('event', event);
		await queue.add('event', event, { delay: 3_600_000 });

		const counted = Promise.withResolvers<ReadonlyMap<string, number>>();
		const counter = new BacklogCounter(
			database.store,
			DIRECTORY,
			{ counted: counted.resolve },
			log,
		);
		counter.start();
		expect([...(await counted.promise)]).toEqual([
			['sub_1', 2],
			['sub_2', 0],
		]);
		await counter.stop();
	});
});

it('does not count half of the subscriptions when the store fails in between', async () => {
	const counts: unknown[] = [];
	const store = {
		queue: (name: string) => ({
			getJobCounts: () =>
				name === 'sub_1' ? Promise.resolve({}) : Promise.reject(new Error('lost')),
		}),
	} as unknown as Store;
	const counter = new BacklogCounter(store, DIRECTORY, { counted: (map) => counts.push(map) }, log);
	await expect(counter.count()).rejects.toThrow('The store is not available');
	expect(counts).toEqual([]);
});
