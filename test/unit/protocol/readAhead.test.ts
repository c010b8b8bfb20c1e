import { describe, expect, it, vi } from 'vitest';
import { PAGES_AT_ONCE, readAhead } from '../../../protocol/aps/lists/readAhead';

/** Pages that arrive on command. */
function pagesOnDemand() {
	const waiting: Array<() => void> = [];
	const signals: AbortSignal[] = [];
	const asked: number[] = [];
	return {
		asked,
		signals,
		async fetchPage(index: number, signal: AbortSignal): Promise<number> {
			asked.push(index);
			signals.push(signal);
			await new Promise<void>((resolve) => waiting.push(resolve));
			return index;
		},
		arrive(index: number) {
			waiting[index]();
		},
	};
}

const upTo = (count: number) => (index: number) => index < count;

describe('reading ahead', () => {
	it('yields pages in order even if they arrive in reverse', async () => {
		const { fetchPage, arrive } = pagesOnDemand();
		const pages = readAhead(fetchPage, upTo(3));
		const first = pages.next();
		[2, 1, 0].forEach(arrive);
		expect([await first, await pages.next(), await pages.next(), await pages.next()]).toEqual([
			{ done: false, value: 0 },
			{ done: false, value: 1 },
			{ done: false, value: 2 },
			{ done: true, value: undefined },
		]);
	});

	it('limits the number of pages in flight, however many there are', async () => {
		const { asked, fetchPage, arrive } = pagesOnDemand();
		const pages = readAhead(fetchPage, upTo(1000));
		const first = pages.next();
		expect(asked).toHaveLength(PAGES_AT_ONCE);
		arrive(0);
		await first;
		expect(asked).toHaveLength(PAGES_AT_ONCE);
		void pages.next();
		expect(asked).toHaveLength(PAGES_AT_ONCE + 1);
	});

	it('checks after each page whether there are more', async () => {
		let known = 1;
		const seen: number[] = [];
		for await (const page of readAhead(
			async (index) => index,
			(index) => index < known,
		)) {
			seen.push(page);
			if (page === 0) known = 3;
		}
		expect(seen).toEqual([0, 1, 2]);
	});

	it('aborts the pages in flight when the consumer stops', async () => {
		const { fetchPage, arrive, signals } = pagesOnDemand();
		const pages = readAhead(fetchPage, upTo(3));
		const first = pages.next();
		arrive(0);
		await first;
		const stopped = pages.return(undefined);
		await vi.waitUntil(() => signals[2].aborted);
		[1, 2].forEach(arrive);
		await expect(stopped).resolves.toEqual({ done: true, value: undefined });
	});

	it('reports a failed page when its turn comes, and ends there', async () => {
		const pages = readAhead(async (index) => {
			if (index > 0) throw new Error(`page ${index}`);
			return index;
		}, upTo(4));
		await expect(pages.next()).resolves.toMatchObject({ value: 0 });
		await expect(pages.next()).rejects.toThrow('page 1');
		await expect(pages.next()).resolves.toMatchObject({ done: true });
	});
});
