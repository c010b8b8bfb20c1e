import { describe, expect, it } from 'vitest';
import { parseRetryAfter } from '../../../protocol/http/retryAfter';

const NOW = Date.parse('2026-03-02T16:40:00Z');

describe('Retry-After', () => {
	it.each([
		['30', 30_000],
		['120', 120_000],
		[' 0 ', 0],
		['0', 0],
		['1.5', 1_500],
		['-5', 0],
		['Mon, 02 Mar 2026 16:41:00 GMT', 60_000],
		['Mon, 02 Mar 2026 16:39:00 GMT', 0],
		['Mon, 02 Mar 2026 15:40:00 GMT', 0],
		['soon', undefined],
		['', undefined],
		[undefined, undefined],
	])('"%s" means %s ms', (value, expected) => {
		expect(parseRetryAfter(value, NOW)).toBe(expected);
	});
});
