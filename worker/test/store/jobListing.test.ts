import { describe, expect, it } from 'vitest';
import type { JobQuery, QueueState } from '../../src/store/jobListing';
import { describeEachStore, everyStoreSetUp } from '../setup/stores';
import { useStore } from '../setup/useStore';

const EVERY_STATE: readonly QueueState[] = ['waiting', 'active', 'delayed', 'completed', 'failed'];

interface Data {
	label: string;
	content?: string;
	more?: number;
}

describeEachStore('a list of jobs', everyStoreSetUp, (kind) => {
	const database = useStore(kind);
	let queues = 0;

	/** A queue with jobs of these ids, added in this order. */
	async function withJobs(ids: readonly string[], data: (id: string) => Data): Promise<string> {
		const name = `listed_${(queues += 1)}`;
		for (const id of ids) await database.store.queue(name).add('event', data(id), { jobId: id });
		return name;
	}

	async function idsIn(name: string, query: Partial<JobQuery>): Promise<string[]> {
		const found = await database.store.listing.jobs(name, {
			states: EVERY_STATE,
			bounds: {},
			order: 'newest first',
			limit: 100,
			...query,
		});
		return found.map(({ id }) => id);
	}

	describe('of ids', () => {
		it('is in their order, whichever way they came', async () => {
			const name = await withJobs(['evt_3', 'evt_1', 'evt_2'], (label) => ({ label }));
			expect(await idsIn(name, {})).toEqual(['evt_3', 'evt_2', 'evt_1']);
			expect(await idsIn(name, { order: 'oldest first', limit: 2 })).toEqual(['evt_1', 'evt_2']);
			expect(await idsIn('listed_none', {})).toEqual([]);
		});

		it('is limited to a range without its bounds', async () => {
			const ids = Array.from({ length: 9 }, (_, n) => `evt_01k${n}a`);
			const name = await withJobs(ids, (label) => ({ label }));
			const bounds = { after: 'evt_01k2a', before: 'evt_01k5' };
			expect(await idsIn(name, { bounds })).toEqual(['evt_01k4a', 'evt_01k3a']);
		});

		it('is limited to states, and names them', async () => {
			const name = await withJobs(['evt_1', 'evt_2'], (label) => ({ label }));
			await database.store.queue(name).add('event', {}, { jobId: 'evt_3', delay: 60_000 });
			expect(await idsIn(name, { states: ['waiting'] })).toEqual(['evt_2', 'evt_1']);
			const query = { states: EVERY_STATE, bounds: {}, order: 'newest first', limit: 1 } as const;
			expect(await database.store.listing.jobs(name, query)).toEqual([
				{ id: 'evt_3', state: 'delayed' },
			]);
		});
	});

	describe('read', () => {
		it('has everything but the field that stays', async () => {
			const label = 'quotes " and \\ and "content":"no" ä 🎉';
			const name = await withJobs(['evt_1', 'evt_2'], (id) =>
				id === 'evt_1' ? { label, content: 'x'.repeat(100_000), more: 7 } : { label },
			);
			const ids = ['evt_2', 'evt_gone', 'evt_1'];
			const outlines = await database.store.listing.outlines<Data>(name, ids, 'content');
			const byId = new Map(outlines.map((outline) => [outline.id, outline]));
			expect([...byId.keys()].sort()).toEqual(['evt_1', 'evt_2']);
			expect(byId.get('evt_1')).toMatchObject({ data: { label, more: 7 }, attemptsMade: 0 });
			expect(byId.get('evt_1')?.data.content).toBeUndefined();
			expect(byId.get('evt_2')?.data).toEqual({ label });
			expect(byId.get('evt_2')?.finished).toBeUndefined();
		});

		it('takes several reads for large jobs, and returns all of them', async () => {
			const ids = Array.from({ length: 8 }, (_, n) => `evt_${n}`);
			const content = 'x'.repeat(2_500_000);
			const name = await withJobs(ids, (label) => ({ label, content }));
			const outlines = await database.store.listing.outlines<Data>(name, ids, 'content');
			expect(outlines.map(({ data }) => data)).toEqual(
				expect.arrayContaining(ids.map((label) => ({ label }))),
			);
			expect(outlines).toHaveLength(8);
		});

		it('is empty without ids', async () => {
			expect(await database.store.listing.outlines('listed_none', [], 'content')).toEqual([]);
		});

		it('says how a job ended, until it is put back on the queue', async () => {
			const name = await withJobs(['evt_good', 'evt_bad'], (label) => ({ label }));
			const ended = Promise.withResolvers<void>();
			let left = 2;
			const worker = database.store.worker<Data, string>(
				name,
				async ({ data }) => {
					if (data.label === 'evt_bad') throw new Error('The target answered 400');
					return 'delivered';
				},
				{},
			);
			const count = (): void => {
				left -= 1;
				if (left === 0) ended.resolve();
			};
			worker.on('completed', count);
			worker.on('failed', count);
			await ended.promise;
			await worker.close();
			const read = async () => {
				const found = await database.store.listing.outlines<Data>(
					name,
					['evt_good', 'evt_bad'],
					'content',
				);
				return Object.fromEntries(found.map((outline) => [outline.id, outline]));
			};
			expect(await read()).toMatchObject({
				evt_good: { finished: { state: 'completed', on: expect.any(Number) as number } },
				evt_bad: { finished: { state: 'failed' }, failedReason: 'The target answered 400' },
			});
			const queue = database.store.queue(name);
			await (await queue.getJob('evt_good'))?.retry('completed');
			await (await queue.getJob('evt_bad'))?.retry('failed');
			const again = await read();
			expect(again.evt_good?.finished).toBeUndefined();
			expect(again.evt_bad?.finished).toBeUndefined();
		});
	});
});
