import { describe, expect, it } from 'vitest';
import { newId } from '../src/newId';

describe('new id', () => {
	it('sorts by time', () => {
		const times = [0, 31, 32, 1_700_000_000_000, 1_700_000_000_001, 4_000_000_000_000];
		const ids = times.map((time) => newId('evt', time));
		expect([...ids].sort()).toEqual(ids);
	});

	it('has only characters that queues and URLs take', () => {
		expect(newId('evt')).toMatch(/^evt_[a-z0-9]{26}$/);
	});

	it('differs each time', () => {
		expect(new Set(Array.from({ length: 1000 }, () => newId('evt', 1))).size).toBe(1000);
	});
});
