import { describe, expect, it } from 'vitest';
import { StoreUnavailableError } from '../../src/store/deadline';
import { untilAvailable } from '../../src/store/untilAvailable';

/** Fails with the errors one after the other, then returns how often it was called. */
function failing(...errors: Error[]): () => Promise<number> {
	let calls = 0;
	return async () => {
		const error = errors[calls];
		calls += 1;
		if (error) throw error;
		return await Promise.resolve(calls);
	};
}

const lostConnection = (): Error => new StoreUnavailableError(new Error('Connection is closed.'));

describe('untilAvailable', () => {
	it('continues with a store that loses its connection while the worker starts', async () => {
		expect(await untilAvailable(failing(lostConnection(), lostConnection()))).toBe(3);
	});

	it('fails with the reason after its timeout', async () => {
		const lost = lostConnection();
		await expect(untilAvailable(failing(lost, lost, lost), 1)).rejects.toBe(lost);
	});

	it('does not repeat what fails for another reason', async () => {
		const work = failing(new Error('written by a newer worker'));
		await expect(untilAvailable(work)).rejects.toThrow('newer worker');
		expect(await work()).toBe(2);
	});
});
