import { describe, expect, it } from 'vitest';
import { embedded } from '../../setup/stores';
import { useStore } from '../../setup/useStore';

describe('jobs in progress when the only process of an embedded store dies', () => {
	const database = useStore(embedded);

	it('are back in their place as soon as the store is opened again', async () => {
		const queue = database.store.queue('interrupted');
		const ids = ['evt_1', 'evt_2', 'evt_3'];
		for (const jobId of ids) await queue.add('event', {}, { jobId });
		const never = new Promise<void>(() => undefined);
		const died = database.store.worker('interrupted', () => never, { concurrency: 2 });
		await expect.poll(() => queue.getActiveCount()).toBe(2);
		// Ends without a word about its jobs, as a killed process does.
		await died.close(true);
		await database.reopen();
		const waiting = await database.store.queue('interrupted').getWaiting();
		expect(waiting.map(({ id }) => id)).toEqual(ids);
	});
});
