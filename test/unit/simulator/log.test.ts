import { describe, expect, it } from 'vitest';
import { Log } from '../../simulator/journal/log';

describe('simulator log', () => {
	it('keeps the newest entries and passes all of them to followers', () => {
		const log = new Log<number>(10);
		const followed: number[] = [];
		log.follow((entry) => followed.push(entry));
		const all = Array.from({ length: 100 }, (_, entry) => entry);
		for (const entry of all) log.add(entry);
		expect(log.entries).toEqual(all.slice(-log.entries.length));
		expect(log.entries.length).toBeLessThanOrEqual(11);
		expect(followed).toEqual(all);
	});
});
