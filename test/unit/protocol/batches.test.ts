import { describe, expect, it } from 'vitest';
import { inBatches } from '../../../protocol/batches';

const groupOf = (text: string) => text.slice(0, 1);

describe('batches', () => {
	it('hold items of one group, in their order', () => {
		const items = ['a1', 'a2', 'b1', 'a3', 'b2', 'a4'];
		expect(inBatches(items, groupOf, 2)).toEqual([
			['a1', 'a2'],
			['b1', 'b2'],
			['a3', 'a4'],
		]);
	});

	it('have no limit if none is given', () => {
		expect(inBatches(['a1', 'b1', 'a2'], groupOf, Infinity)).toEqual([['a1', 'a2'], ['b1']]);
	});

	it('are none for no items', () => {
		expect(inBatches([], groupOf, 2)).toEqual([]);
	});
});
