import { describe, expect, it } from 'vitest';
import { firstIdAt, newId, timeOf } from '../../src/ids/newId';

describe('new id', () => {
	it('sorts by time', () => {
		const times = [0, 31, 32, 1_700_000_000_000, 1_700_000_000_001, 4_000_000_000_000];
		const ids = times.map((time) => newId('evt', time));
		expect([...ids].sort()).toEqual(ids);
	});

	it('sorts by creation order within a millisecond', () => {
		const ids = Array.from({ length: 1000 }, () => newId('evt', 1_700_000_000_000));
		expect([...ids].sort()).toEqual(ids);
	});

	it('contains only characters that queues and URLs accept', () => {
		expect(newId('evt')).toMatch(/^evt_[a-z0-9]{26}$/);
	});

	it('differs each time', () => {
		expect(new Set(Array.from({ length: 1000 }, () => newId('evt', 1))).size).toBe(1000);
	});

	it('reveals when it was created', () => {
		expect(timeOf(newId('evt', 1_700_000_000_123))).toBe(1_700_000_000_123);
	});

	it('sorts after the first id of its time and before the next', () => {
		const id = newId('evt', 1000);
		expect(id > firstIdAt('evt', 1000)).toBe(true);
		expect(id < firstIdAt('evt', 1001)).toBe(true);
	});
});
