import { describe, expect, it } from 'vitest';
import { matchesWildcard } from '../../../protocol/events/wildcard';

describe('wildcard matching', () => {
	it.each([
		['A-101.pdf', 'A-101.pdf'],
		['A-101.pdf', 'a-*.PDF'],
		['A-101.pdf', '*'],
		['A-101.pdf', '*101*'],
		['A-101.pdf', '?-???.pdf'],
		['abcabd', '*ab?'],
		['aXbXc', 'a*X*c'],
		['a.b', 'a**b'],
		['Ünïcode 🏗.rvt', 'ünïcode ?.rvt'],
		['', '*'],
		['', ''],
	])('finds that %j matches %j', (text, pattern) => {
		expect(matchesWildcard(text, pattern)).toBe(true);
	});

	it.each([
		['A-101.pdf', 'A-101'],
		['A-101.pdf', '?101.pdf'],
		['A-101.pdf', '*.dwg'],
		['A101', 'A.01'],
		['abc', 'abc?'],
		['', '?'],
	])('finds that %j does not match %j', (text, pattern) => {
		expect(matchesWildcard(text, pattern)).toBe(false);
	});

	it('stays fast however many asterisks a pattern has', () => {
		const startedAt = performance.now();
		expect(matchesWildcard('a'.repeat(2000), `${'*a'.repeat(50)}*b`)).toBe(false);
		expect(performance.now() - startedAt).toBeLessThan(1000);
	});
});
