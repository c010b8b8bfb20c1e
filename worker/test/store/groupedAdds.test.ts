import { describe, expect, it } from 'vitest';
import { GroupedAdds } from '../../src/store/groupedAdds';
import type { JobQueue, NewJob } from '../../src/store/store';

/** A queue whose commits wait until the test releases them, and that refuses jobs named `bad`. */
function slowQueue() {
	const commits: string[][] = [];
	const releases: (() => void)[] = [];
	const commit = async (names: string[]): Promise<{ id: string }[]> => {
		commits.push(names);
		await new Promise<void>((resolve) => releases.push(resolve));
		if (names.includes('bad')) throw new Error('refused');
		return names.map((name) => ({ id: name }));
	};
	const queue = {
		add: async (name: string) => (await commit([name]))[0],
		addBulk: async (jobs: { name: string }[]) => await commit(jobs.map(({ name }) => name)),
	} as unknown as JobQueue<unknown, unknown>;
	return { queue, commits, releases };
}

function job(name: string, bytes = 100): NewJob {
	return { name, data: {}, options: { jobId: name }, bytes };
}

describe('grouped adds', () => {
	it('commit everything that arrived at once or in the meantime in one transaction, and answer only after it', async () => {
		const { queue, commits, releases } = slowQueue();
		const adds = new GroupedAdds(queue, 1);
		const answered: string[] = [];
		const add = async (name: string): Promise<unknown> => answered.push(await adds.add(job(name)));
		const all = ['a', 'b'].map(add);
		await expect.poll(() => commits).toEqual([['a', 'b']]);
		all.push(...['c', 'd'].map(add));
		releases.shift()?.();
		await expect
			.poll(() => commits)
			.toEqual([
				['a', 'b'],
				['c', 'd'],
			]);
		expect(answered).toEqual(['a', 'b']);
		releases.shift()?.();
		await Promise.all(all);
		expect(answered).toEqual(['a', 'b', 'c', 'd']);
	});

	it('fail only for the jobs that cannot be stored', async () => {
		const { queue, releases } = slowQueue();
		releases.push = (...pushed) => {
			for (const release of pushed) release();
			return 0;
		};
		const adds = new GroupedAdds(queue, 1);
		const names = ['first', 'a', 'b', 'bad', 'c', 'd'];
		const results = await Promise.allSettled(names.map((name) => adds.add(job(name))));
		expect(results.map(({ status }) => status)).toEqual(
			names.map((name) => (name === 'bad' ? 'rejected' : 'fulfilled')),
		);
	});

	it('stay small when events are large', async () => {
		const { queue, commits, releases } = slowQueue();
		const adds = new GroupedAdds(queue, 1);
		for (const name of ['first', 'a', 'b', 'c']) void adds.add(job(name, 3 * 1024 * 1024));
		await expect.poll(() => commits).toEqual([['first']]);
		releases.shift()?.();
		await expect.poll(() => commits).toEqual([['first'], ['a']]);
	});

	it('continue without waiting for a transaction that hangs', async () => {
		const { queue, commits } = slowQueue();
		const adds = new GroupedAdds(queue, 1);
		void adds.add(job('hangs'));
		await expect.poll(() => commits).toEqual([['hangs']]);
		for (const name of ['a', 'b']) void adds.add(job(name));
		await expect.poll(() => commits).toEqual([['hangs'], ['a', 'b']]);
	});

	it('give the database several groups at a time if it takes them, in order, and larger ones beyond that', async () => {
		const { queue, commits, releases } = slowQueue();
		const adds = new GroupedAdds(queue, 2);
		const answered: string[] = [];
		const add = async (name: string): Promise<unknown> => answered.push(await adds.add(job(name)));
		const all = ['a', 'b'].map(add);
		await expect.poll(() => commits).toEqual([['a', 'b']]);
		all.push(add('c'));
		await expect.poll(() => commits).toEqual([['a', 'b'], ['c']]);
		all.push(add('d'));
		await new Promise(setImmediate);
		all.push(add('e'));
		await new Promise(setImmediate);
		expect(commits).toHaveLength(2);
		releases[1]?.();
		await expect.poll(() => commits).toEqual([['a', 'b'], ['c'], ['d', 'e']]);
		expect(answered).toEqual(['c']);
		for (const release of releases) release();
		await Promise.all(all);
	});

	it('start a group at once when enough have arrived', async () => {
		const { queue, commits } = slowQueue();
		const adds = new GroupedAdds(queue, 2, 3);
		for (const name of ['a', 'b', 'c']) void adds.add(job(name));
		// Before the end of this turn of the event loop.
		await Promise.resolve();
		expect(commits).toEqual([['a', 'b', 'c']]);
		void adds.add(job('d'));
		await Promise.resolve();
		expect(commits).toHaveLength(1);
		await expect.poll(() => commits).toEqual([['a', 'b', 'c'], ['d']]);
	});

	it('refuse jobs when too many are already waiting', async () => {
		const { queue } = slowQueue();
		const adds = new GroupedAdds(queue, 1);
		for (let n = 0; n < 5_000; n += 1) void adds.add(job(`${n}`));
		await expect(adds.add(job('one too many'))).rejects.toThrow('Too many');
	});
});
