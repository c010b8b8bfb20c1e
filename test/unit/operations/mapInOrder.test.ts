import { describe, expect, it } from 'vitest';
import { mapInOrder } from '../../../nodes/actionNode/mapInOrder';

const turn = () => new Promise((resolve) => setImmediate(resolve));

describe('mapInOrder', () => {
	it('keeps the order of the indexes, whichever task ends first', async () => {
		const results = await mapInOrder(3, 3, async (index) => {
			for (let turns = 3 - index; turns > 0; turns--) await turn();
			return index;
		});
		expect(results).toEqual([0, 1, 2]);
	});

	it('runs no more tasks at once than allowed', async () => {
		let running = 0;
		let most = 0;
		await mapInOrder(10, 3, async () => {
			most = Math.max(most, ++running);
			await turn();
			running--;
		});
		expect(most).toBe(3);
	});

	it('starts nothing after a failure, and waits for running tasks to end', async () => {
		const ended: number[] = [];
		const run = mapInOrder(10, 2, async (index) => {
			if (index === 0) throw new Error('first');
			await turn();
			ended.push(index);
		});
		await expect(run).rejects.toThrow('first');
		expect(ended).toEqual([1]);
	});

	it('signals a failure to running tasks so that they can stop waiting', async () => {
		const run = mapInOrder(2, 2, async (index, givenUp) => {
			if (index === 0) throw new Error('first');
			await new Promise((resolve) => givenUp.addEventListener('abort', resolve));
		});
		await expect(run).rejects.toThrow('first');
	});

	it('starts nothing once the signal fires', async () => {
		const stop = new AbortController();
		const started: number[] = [];
		const results = await mapInOrder(
			5,
			1,
			async (index) => {
				started.push(index);
				if (index === 1) stop.abort();
				return index;
			},
			stop.signal,
		);
		expect(started).toEqual([0, 1]);
		expect(results.flat()).toEqual([0, 1]);
	});

	it('does nothing for no items', async () => {
		expect(await mapInOrder(0, 5, async () => 1)).toEqual([]);
	});
});
