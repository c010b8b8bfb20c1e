import { describe, expect, it } from 'vitest';
import {
	compositions,
	fileExtension,
	isSameName,
	nameContains,
	nameProblem,
	newName,
} from '../../../protocol/aps/names';

const COMPOSED = 'Pl\u00e4ne.dwg';
const DECOMPOSED = 'Pla\u0308ne.dwg';

describe('names of folders and files', () => {
	it.each([
		['in another composition', COMPOSED, DECOMPOSED],
		['in another case', 'A-101.PDF', 'a-101.pdf'],
		['in another case and composition', COMPOSED.toUpperCase(), DECOMPOSED],
		['with blanks at the ends', ' A-101.pdf\u00a0', 'A-101.pdf'],
		['with a letter whose lowercase is composed anew', '\u0130.pdf', 'I\u0307.pdf'],
	])('are the same %s', (_case, a, b) => {
		expect(isSameName(a, b)).toBe(true);
	});

	it.each([
		['A 101', 'A101'],
		['Stra\u00dfe', 'Strasse'],
		['\u00e4', 'a'],
	])('differ as %s and %s', (a, b) => {
		expect(isSameName(a, b)).toBe(false);
	});

	it('contain a search text in any case and composition', () => {
		expect(nameContains(DECOMPOSED, ' PL\u00c4 ')).toBe(true);
		expect(nameContains(DECOMPOSED, 'pla')).toBe(false);
	});

	it('are sent composed and without blanks at the ends', () => {
		expect(newName(`\t${DECOMPOSED} `)).toBe(COMPOSED);
	});

	it('are checked for what Autodesk rejects', () => {
		expect(nameProblem('A-101.pdf')).toBeUndefined();
		expect(nameProblem('')).toEqual({ kind: 'empty' });
		expect(nameProblem('x'.repeat(256))).toEqual({ kind: 'tooLong', length: 256 });
		expect(nameProblem('a`b')).toEqual({ kind: 'forbidden', character: '`', isControl: false });
		expect(nameProblem('a\0b')).toEqual({ kind: 'forbidden', character: '\0', isControl: true });
	});

	it('are searched for in both compositions', () => {
		expect(compositions(DECOMPOSED)).toEqual([COMPOSED, DECOMPOSED]);
		expect(compositions('A-1')).toEqual(['A-1']);
	});

	it.each(['rvt', '.rvt', '*.RVT', ' .Rvt '])('have an extension, entered as %s', (entered) => {
		expect(fileExtension(entered)).toBe('rvt');
	});
});
