import pino from 'pino';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { DocumentStore } from '../../src/store/documentStore';
import { Traffic, type Slot } from '../../src/traffic/traffic';
import { noFigures } from '../../src/traffic/figures';
import { MAX_SUBSCRIPTIONS } from '../../src/traffic/shares';
import { TrafficCounts } from '../../src/traffic/trafficCounts';
import { MemoryDocumentStore } from '../setup/memoryDocumentStore';
import { describeEachStore, everyStoreSetUp } from '../setup/stores';
import { useStore } from '../setup/useStore';

const NOON = Date.parse('2026-03-02T12:00:00Z');
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

beforeEach(() => vi.useFakeTimers({ now: NOON, toFake: ['Date'] }));
afterEach(() => vi.useRealTimers());

interface Process {
	counts: TrafficCounts;
	traffic: Traffic;
}

function processOn(documents: DocumentStore): Process {
	const counts = new TrafficCounts();
	return { counts, traffic: new Traffic(documents, counts, pino({ level: 'silent' })) };
}

function slot(at: number, figures: Partial<Slot>): Slot {
	return { at, ...noFigures(), ...figures };
}

describeEachStore('traffic', everyStoreSetUp, (kind) => {
	const database = useStore(kind);
	const start = (): Process => processOn(database.store.documents);

	it('adds up what all processes count, slot by slot, in total and per subscription', async () => {
		const [one, other] = [start(), start()];
		one.counts.received('sub_1');
		one.counts.delivered('sub_1', 15);
		other.counts.received('sub_1');
		other.counts.received('sub_2');
		other.counts.delivered('sub_1', 15);
		other.counts.failed('sub_2', false);
		other.counts.failed('sub_2', true);
		await Promise.all([one.traffic.stop(), other.traffic.stop()]);

		vi.setSystemTime(NOON + MINUTE);
		one.counts.received('sub_2');
		const { total, of } = await one.traffic.all('hour');
		expect(total).toHaveLength(60);
		expect(total.slice(-2)).toEqual([
			slot(NOON, { received: 3, delivered: 2, failed: 2, dead: 1, latencies: [0, 2] }),
			slot(NOON + MINUTE, { received: 1 }),
		]);
		expect(of('sub_1').slice(-2)).toEqual([
			slot(NOON, { received: 2, delivered: 2, latencies: [0, 2] }),
			slot(NOON + MINUTE, {}),
		]);
		expect(of('sub_2').slice(-2)).toEqual([
			slot(NOON, { received: 1, failed: 2, dead: 1 }),
			slot(NOON + MINUTE, { received: 1 }),
		]);
		const day = await other.traffic.of('sub_2', 'day');
		expect(day).toHaveLength(96);
		expect(day.at(-1)).toEqual(slot(NOON, { received: 2, failed: 2, dead: 1 }));
		const week = await other.traffic.total('week');
		expect(week).toHaveLength(168);
		expect(week.at(-1)).toMatchObject({ at: NOON, received: 4 });
	});

	it('keeps its figures when the worker restarts', async () => {
		const { counts, traffic } = start();
		const before = (await traffic.total('week')).at(-1)?.received ?? 0;
		counts.received('sub_restart');
		await traffic.stop();
		await database.reopen();
		const { total, of } = await start().traffic.all('week');
		expect(total.at(-1)?.received).toBe(before + 1);
		expect(of('sub_restart').at(-1)?.received).toBe(1);
	});
});

describe('traffic', () => {
	it('forgets what has left the span, and needs no more records than slots', async () => {
		const documents = new MemoryDocumentStore();
		const { counts, traffic } = processOn(documents);
		for (let quarter = 0; quarter < 4 * 24 * 9; quarter += 1) {
			vi.setSystemTime(NOON + quarter * 15 * MINUTE);
			counts.received('sub_1');
			await traffic.total('hour');
		}
		const received = async (span: 'hour' | 'day' | 'week'): Promise<number[]> =>
			(await traffic.of('sub_1', span)).map((each) => each.received);
		expect((await received('hour')).filter((count) => count > 0)).toEqual([1, 1, 1, 1]);
		expect(await received('day')).toEqual(Array.from({ length: 96 }, () => 1));
		expect(await received('week')).toEqual(Array.from({ length: 168 }, () => 4));
		for (const [kind, slots] of [
			// 15 minutes apart, so only four of the sixty minutes have a record.
			['traffic', 4],
			['traffic-day', 96],
			['traffic-week', 168],
		] as const) {
			expect(await documents.list(kind)).toHaveLength(slots);
			expect(await documents.list(`${kind}-subscriptions`)).toHaveLength(slots);
		}
	});

	it('shows the peak of the backlog, none where nothing waited, and nothing where nobody counted', async () => {
		const { counts, traffic } = processOn(new MemoryDocumentStore());
		counts.received('sub_1');
		await traffic.total('hour');
		vi.setSystemTime(NOON + MINUTE);
		for (const waiting of [3, 8, 5]) {
			traffic.counted(
				new Map([
					['sub_1', waiting],
					['sub_2', 0],
				]),
			);
		}
		const { total, of } = await traffic.all('hour');
		const backlogs = (slots: Slot[]) => slots.slice(-2).map(({ backlog }) => backlog);
		expect(backlogs(total)).toEqual([undefined, 8]);
		expect(backlogs(of('sub_1'))).toEqual([undefined, 8]);
		expect(backlogs(of('sub_2'))).toEqual([undefined, 0]);
		const [latest] = (await traffic.of('sub_1', 'week')).slice(-1);
		expect(latest).toMatchObject({ received: 1, backlog: 8 });
	});

	it('adds later what the store could not take, and nothing twice', async () => {
		const documents = new MemoryDocumentStore();
		const { counts, traffic } = processOn(documents);
		counts.received('sub_1');
		const insert = vi.spyOn(documents, 'insert');
		// The total of the hour is stored; what follows is not.
		insert.mockImplementationOnce(MemoryDocumentStore.prototype.insert.bind(documents));
		insert.mockRejectedValueOnce(new Error('The store is not available'));
		expect((await traffic.total('hour')).at(-1)?.received).toBe(1);
		counts.received('sub_1');
		for (const span of ['hour', 'day', 'week'] as const) {
			const { total, of } = await traffic.all(span);
			expect(total.at(-1)?.received, span).toBe(2);
			expect(of('sub_1').at(-1)?.received, span).toBe(2);
		}
	});

	it('can be read from a store that takes nothing anymore', async () => {
		const documents = new MemoryDocumentStore();
		const { counts, traffic } = processOn(documents);
		counts.received('sub_1');
		await traffic.total('hour');
		const full = new Error('No space left on device');
		vi.spyOn(documents, 'replace').mockRejectedValue(full);
		vi.spyOn(documents, 'insert').mockRejectedValue(full);
		counts.received('sub_1');
		const { total, of } = await traffic.all('hour');
		expect(total.at(-1)?.received).toBe(1);
		expect(of('sub_1').at(-1)?.received).toBe(1);
	});

	it('loses nothing when two processes add to the same slot at the same time', async () => {
		const documents = new MemoryDocumentStore();
		const processes = Array.from({ length: 5 }, () => processOn(documents));
		for (let round = 0; round < 10; round += 1) {
			for (const { counts } of processes) counts.received('sub_1');
			await Promise.all(processes.map(async ({ traffic }) => await traffic.total('hour')));
		}
		expect((await processOn(documents).traffic.of('sub_1', 'hour')).at(-1)?.received).toBe(50);
	});

	it('shows the last hour of a worker that kept nothing else', async () => {
		const documents = new MemoryDocumentStore();
		const old = { id: '0', at: NOON, received: 12, delivered: 9, failed: 3 };
		await documents.insert('traffic', old.id, JSON.stringify(old));
		const { counts, traffic } = processOn(documents);
		counts.received('sub_1');
		expect((await traffic.total('hour')).at(-1)).toEqual(
			slot(NOON, { received: 13, delivered: 9, failed: 3 }),
		);
	});

	it('leaves newer slots alone when the clock of its machine is hours behind', async () => {
		const documents = new MemoryDocumentStore();
		const [right, late] = [processOn(documents), processOn(documents)];
		right.counts.received('sub_1');
		await right.traffic.stop();
		vi.setSystemTime(NOON - HOUR);
		late.counts.received('sub_1');
		await late.traffic.stop();
		vi.setSystemTime(NOON);
		expect((await right.traffic.total('hour')).at(-1)?.received).toBe(1);
	});

	it('bounds a slot, however many subscriptions there are, and counts all in the total', async () => {
		const documents = new MemoryDocumentStore();
		const { counts, traffic } = processOn(documents);
		for (let round = 0; round < 2; round += 1) {
			for (let index = 0; index < MAX_SUBSCRIPTIONS; index += 1) {
				counts.received(`sub_${round}_${index}`);
			}
			await traffic.total('hour');
		}
		const [record] = await documents.list('traffic-subscriptions');
		const { subscriptions } = JSON.parse(record?.value ?? '{}') as { subscriptions: object };
		expect(Object.keys(subscriptions)).toHaveLength(MAX_SUBSCRIPTIONS);
		expect((await traffic.total('hour')).at(-1)?.received).toBe(2 * MAX_SUBSCRIPTIONS);
	});
});
