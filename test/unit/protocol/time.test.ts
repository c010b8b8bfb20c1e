import { describe, expect, it } from 'vitest';
import { parseTime } from '../../../protocol/time';

describe('a time as Autodesk writes it', () => {
	it.each([
		['2026-03-02T09:15:26+0000', Date.UTC(2026, 2, 2, 9, 15, 26)],
		['2026-03-02T09:15:26+01:00', Date.UTC(2026, 2, 2, 8, 15, 26)],
		['2026-03-02T09:15:26.000Z', Date.UTC(2026, 2, 2, 9, 15, 26)],
		['soon', undefined],
		['', undefined],
		[null, undefined],
		[undefined, undefined],
	])('"%s" is read as %s', (text, time) => {
		expect(parseTime(text)).toBe(time);
	});
});
