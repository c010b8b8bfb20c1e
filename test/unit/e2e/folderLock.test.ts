import { mkdir, mkdtemp, rm, utimes } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { exclusively } from '../../e2e/process/folderLock';

describe('a folder lock', () => {
	let folder: string;
	let lock: string;

	beforeEach(async () => {
		folder = await mkdtemp(join(tmpdir(), 'folder-lock-'));
		lock = join(folder, 'lock');
	});

	afterEach(async () => await rm(folder, { recursive: true, force: true }));

	it('lets a second holder wait until the first one is done', async () => {
		const order: string[] = [];
		let finishFirst = () => {};
		const firstHoldsIt = new Promise<void>((held) => {
			void exclusively(lock, async () => {
				order.push('first begins');
				held();
				await new Promise<void>((finish) => (finishFirst = finish));
				order.push('first ends');
			});
		});
		await firstHoldsIt;
		const onWait = vi.fn(() => finishFirst());

		await exclusively(lock, async () => void order.push('second begins'), onWait);

		expect(order).toEqual(['first begins', 'first ends', 'second begins']);
		expect(onWait).toHaveBeenCalled();
	});

	it('is released if the work fails', async () => {
		const failing = exclusively(lock, async () => {
			throw new Error('work failed');
		});
		await expect(failing).rejects.toThrow('work failed');

		await expect(exclusively(lock, async () => 'free')).resolves.toBe('free');
	});

	it('is taken over from a process that died', async () => {
		await mkdir(lock);
		const aMinuteAgo = new Date(Date.now() - 60_000);
		await utimes(lock, aMinuteAgo, aMinuteAgo);

		await expect(exclusively(lock, async () => 'taken over')).resolves.toBe('taken over');
	});
});
