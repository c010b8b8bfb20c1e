import { describe, expect, it } from 'vitest';
import { IdPage } from '../../src/deliveries/idPage';

describe('id page', () => {
	it('keeps the newest, whatever order they come in', () => {
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

	it('keeps to its bounds, which are not part of it', () => {
		const page = new IdPage<number>(9, { after: 'a', before: 'd' }, 'newest first');
		page.add(['a', 'b', 'c', 'd'], 1);
		expect(page.get().map(({ id }) => id)).toEqual(['c', 'b']);
	});

	it('holds an id once, even when it is shown twice', () => {
		const page = new IdPage<number>(9, {}, 'newest first');
		page.add(['a', 'b'], 1);
		page.add(['b', 'c', 'a'], 1);
		expect(page.get().map(({ id }) => id)).toEqual(['c', 'b', 'a']);
	});
});
