import { describe, expect, it } from 'vitest';
import { GroupedAdds } from '../../src/store/groupedAdds';
import type { JobQueue, NewJob } from '../../src/store/store';

/** A queue whose commits take until they are let go, and that refuses what has the name `bad`. */
function slowQueue() {
	const commits: string[][] = [];
	const letGo: (() => void)[] = [];
	const commit = async (names: string[]): Promise<{ id: string }[]> => {
		commits.push(names);
		await new Promise<void>((resolve) => letGo.push(resolve));
		if (names.includes('bad')) throw new Error('refused');
		return names.map((name) => ({ id: name }));
	};
	const queue = {
		add: async (name: string) => (await commit([name]))[0],
		addBulk: async (jobs: { name: string }[]) => await commit(jobs.map(({ name }) => name)),
	} as unknown as JobQueue<unknown, unknown>;
	return { queue, commits, letGo };
}

function job(name: string, bytes = 100): NewJob {
	return { name, data: {}, options: { jobId: name }, bytes };
}

describe('grouped adds', () => {
	it('commit what came meanwhile in one transaction, and answer nobody before', async () => {
		const { queue, commits, letGo } = slowQueue();
		const adds = new GroupedAdds(queue);
		const answered: string[] = [];
		const all = ['a', 'b', 'c'].map(async (name) => answered.push(await adds.add(job(name))));
		expect(commits).toEqual([['a']]);
		letGo.shift()?.();
		await expect.poll(() => commits).toEqual([['a'], ['b', 'c']]);
		expect(answered).toEqual(['a']);
		letGo.shift()?.();
		await Promise.all(all);
		expect(answered).toEqual(['a', 'b', 'c']);
	});

	it('fail only what cannot be stored', async () => {
		const { queue, letGo } = slowQueue();
		letGo.push = (...given) => {
			for (const go of given) go();
			return 0;
		};
		const adds = new GroupedAdds(queue);
		const names = ['first', 'a', 'b', 'bad', 'c', 'd'];
		const results = await Promise.allSettled(names.map((name) => adds.add(job(name))));
		expect(results.map(({ status }) => status)).toEqual(
			names.map((name) => (name === 'bad' ? 'rejected' : 'fulfilled')),
		);
	});

	it('stay small when events are big', async () => {
		const { queue, commits, letGo } = slowQueue();
		const adds = new GroupedAdds(queue);
		for (const name of ['first', 'a', 'b', 'c']) void adds.add(job(name, 3 * 1024 * 1024));
		letGo.shift()?.();
		await expect.poll(() => commits).toEqual([['first'], ['a']]);
	});

	it('go on without a transaction that does not end', async () => {
		const { queue, commits } = slowQueue();
		const adds = new GroupedAdds(queue);
		for (const name of ['hangs', 'a', 'b']) void adds.add(job(name));
		await expect.poll(() => commits).toEqual([['hangs'], ['a', 'b']]);
	});

	it('refuse more when too much waits already', async () => {
		const { queue } = slowQueue();
		const adds = new GroupedAdds(queue);
		for (let n = 0; n <= 5_000; n += 1) void adds.add(job(`${n}`));
		await expect(adds.add(job('one too many'))).rejects.toThrow('Too many');
	});
});
