import { describe, expect, it } from 'vitest';
import { IdPage } from '../../src/store/idPage';

describe('id page', () => {
	it('keeps the newest, in whatever order they arrive', () => {
		const page = new IdPage<string>(3, {}, 'newest first');
		page.add(['b', 'e', 'a'], 'one');
		page.add(['d', 'c'], 'two');
		expect(page.get()).toEqual([
			{ id: 'e', origin: 'one' },
			{ id: 'd', origin: 'two' },
			{ id: 'c', origin: 'two' },
		]);
	});

	it('keeps the oldest', () => {
		const page = new IdPage<number>(2, {}, 'oldest first');
		page.add(['d', 'b', 'c', 'a'], 1);
		expect(page.get().map(({ id }) => id)).toEqual(['a', 'b']);
	});

	it('excludes its bounds', () => {
		const page = new IdPage<number>(9, { after: 'a', before: 'd' }, 'newest first');
		page.add(['a', 'b', 'c', 'd'], 1);
		expect(page.get().map(({ id }) => id)).toEqual(['c', 'b']);
	});

	it('contains an id once, even if it is added twice', () => {
		const page = new IdPage<number>(9, {}, 'newest first');
		page.add(['a', 'b'], 1);
		page.add(['b', 'c', 'a'], 1);
		expect(page.get().map(({ id }) => id)).toEqual(['c', 'b', 'a']);
	});

	it('sorts thousands of ids in any order', () => {
		const ids = Array.from({ length: 5_000 }, (_, n) =>
			String((n * 7919) % 5_000).padStart(4, '0'),
		);
		const page = new IdPage<number>(2_000, {}, 'newest first');
		page.add(ids, 1);
		page.add(ids, 2);
		const expected = ids.toSorted().toReversed().slice(0, 2_000);
		expect(page.get().map(({ id }) => id)).toEqual(expected);
	});
});
