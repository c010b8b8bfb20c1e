import { describe, expect, it } from 'vitest';
import { ConcurrencyLimiter } from '../../src/dispatch/concurrencyLimiter';

describe('concurrency limiter', () => {
	it('runs no more at once than the limit allows, in order of arrival', async () => {
		const limit = new ConcurrencyLimiter(2, 60_000);
		const started: number[] = [];
		const ends: (() => void)[] = [];
		const works = [0, 1, 2, 3].map((n) =>
			limit.run(async () => {
				started.push(n);
				await new Promise<void>((resolve) => (ends[n] = resolve));
			}),
		);
		await expect.poll(() => started).toEqual([0, 1]);
		ends[1]?.();
		await expect.poll(() => started).toEqual([0, 1, 2]);
		ends[0]?.();
		await expect.poll(() => started).toEqual([0, 1, 2, 3]);
		ends[2]?.();
		ends[3]?.();
		await Promise.all(works);
	});

	it('frees the place of slow work early, once', async () => {
		const limit = new ConcurrencyLimiter(1, 20);
		const slow = Promise.withResolvers<void>();
		const slowWork = limit.run(() => slow.promise);
		expect(await limit.run(async () => 'quick')).toBe('quick');
		slow.resolve();
		await slowWork;

		let underWay = 0;
		let most = 0;
		const work = async (): Promise<void> => {
			underWay += 1;
			most = Math.max(most, underWay);
			await Promise.resolve();
			underWay -= 1;
		};
		await Promise.all([limit.run(work), limit.run(work), limit.run(work)]);
		expect(most).toBe(1);
	});

	it('frees the place of work that fails', async () => {
		const limit = new ConcurrencyLimiter(1, 60_000);
		await expect(limit.run(() => Promise.reject(new Error('failed')))).rejects.toThrow('failed');
		expect(await limit.run(async () => 'next')).toBe('next');
	});
});
