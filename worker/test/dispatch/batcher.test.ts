import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Batcher, NotBatched, type BatchEntry } from '../../src/dispatch/batcher';

const MEGABYTE = 1024 * 1024;

function entry(id: string, fields: Partial<BatchEntry> = {}): BatchEntry {
	return { id, size: 100, key: undefined, ...fields };
}

/** A target that accepts batches and completes each on request. */
class Batches {
	readonly ids: string[][] = [];
	readonly #ends: ((result: string) => void)[] = [];

	send = async (entries: BatchEntry[]): Promise<string> => {
		this.ids.push(entries.map(({ id }) => id));
		return await new Promise<string>((resolve) => this.#ends.push(resolve));
	};

	async end(index: number, result = 'sent'): Promise<void> {
		this.#ends[index]?.(result);
		await vi.advanceTimersByTimeAsync(0);
	}
}

describe('batcher', () => {
	let batches: Batches;

	beforeEach(() => {
		vi.useFakeTimers();
		batches = new Batches();
	});
	afterEach(() => {
		vi.useRealTimers();
	});

	it('sends an entry immediately if it does not have to wait for others', async () => {
		const batcher = new Batcher(batches.send, { concurrency: 2, maxEntries: 1, maxWait: 0 });
		const result = batcher.submit(entry('a'));
		expect(batches.ids).toEqual([['a']]);
		await batches.end(0, 'delivered');
		expect(await result).toBe('delivered');
	});

	it('collects entries while all places are taken', async () => {
		const batcher = new Batcher(batches.send, { concurrency: 1, maxEntries: 3, maxWait: 0 });
		for (const id of ['a', 'b', 'c', 'd', 'e']) void batcher.submit(entry(id));
		expect(batches.ids).toEqual([['a']]);
		await batches.end(0);
		expect(batches.ids).toEqual([['a'], ['b', 'c', 'd']]);
		await batches.end(1);
		expect(batches.ids.at(-1)).toEqual(['e']);
	});

	it('sends a batch as soon as it is full', () => {
		const batcher = new Batcher(batches.send, { concurrency: 1, maxEntries: 2, maxWait: 60_000 });
		void batcher.submit(entry('a'));
		expect(batches.ids).toEqual([]);
		void batcher.submit(entry('b'));
		expect(batches.ids).toEqual([['a', 'b']]);
	});

	it('waits no longer than allowed, counted from the first entry', async () => {
		const batcher = new Batcher(batches.send, { concurrency: 1, maxEntries: 9, maxWait: 1000 });
		void batcher.submit(entry('a'));
		await vi.advanceTimersByTimeAsync(600);
		void batcher.submit(entry('b'));
		expect(batches.ids).toEqual([]);
		await vi.advanceTimersByTimeAsync(400);
		expect(batches.ids).toEqual([['a', 'b']]);
	});

	it('waits no longer when the clock is set back', async () => {
		const batcher = new Batcher(batches.send, { concurrency: 1, maxEntries: 9, maxWait: 1000 });
		void batcher.submit(entry('a'));
		vi.setSystemTime(Date.now() - 3_600_000);
		await vi.advanceTimersByTimeAsync(1000);
		expect(batches.ids).toEqual([['a']]);
	});

	it('puts the events of a batch in the order they were received', async () => {
		const batcher = new Batcher(batches.send, { concurrency: 1, maxEntries: 3, maxWait: 1000 });
		for (const id of ['c', 'a', 'b']) void batcher.submit(entry(id));
		expect(batches.ids).toEqual([['a', 'b', 'c']]);
	});

	it('keeps a batch below the size that n8n accepts, but sends a larger entry alone', async () => {
		const batcher = new Batcher(batches.send, { concurrency: 9, maxEntries: 9, maxWait: 1000 });
		void batcher.submit(entry('a', { size: 5 * MEGABYTE }));
		void batcher.submit(entry('b', { size: 5 * MEGABYTE }));
		void batcher.submit(entry('c', { size: 20 * MEGABYTE }));
		await vi.advanceTimersByTimeAsync(1000);
		expect(batches.ids).toEqual([['a'], ['b'], ['c']]);
	});

	it('never has two batches with the same key in progress', async () => {
		const batcher = new Batcher(batches.send, { concurrency: 9, maxEntries: 1, maxWait: 0 });
		void batcher.submit(entry('a1', { key: 'a' }));
		void batcher.submit(entry('a2', { key: 'a' }));
		void batcher.submit(entry('b1', { key: 'b' }));
		expect(batches.ids).toEqual([['a1'], ['b1']]);
		await batches.end(0);
		expect(batches.ids).toEqual([['a1'], ['b1'], ['a2']]);
	});

	it('reports a failure to every entry in the batch, and continues', async () => {
		const send = vi.fn().mockRejectedValueOnce(new Error('broken')).mockResolvedValue('sent');
		const batcher = new Batcher(send, { concurrency: 1, maxEntries: 2, maxWait: 1000 });
		const results = Promise.allSettled([batcher.submit(entry('a')), batcher.submit(entry('b'))]);
		expect((await results).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
		const next = Promise.all([batcher.submit(entry('c')), batcher.submit(entry('d'))]);
		expect(await next).toEqual(['sent', 'sent']);
	});

	it('refuses waiting entries on request, but not those in progress', async () => {
		const batcher = new Batcher(batches.send, { concurrency: 1, maxEntries: 1, maxWait: 0 });
		const underWay = batcher.submit(entry('a'));
		const waiting = batcher.submit(entry('b'));
		const refused = expect(waiting).rejects.toThrow(NotBatched);
		batcher.refuse();
		await refused;
		await batches.end(0);
		expect(await underWay).toBe('sent');
	});

	it('applies new limits immediately', async () => {
		const batcher = new Batcher(batches.send, { concurrency: 1, maxEntries: 1, maxWait: 0 });
		for (const id of ['a', 'b', 'c']) void batcher.submit(entry(id));
		batcher.setLimits({ concurrency: 2, maxEntries: 2, maxWait: 0 });
		expect(batches.ids).toEqual([['a'], ['b', 'c']]);
	});
});
