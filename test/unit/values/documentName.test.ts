import { describe, expect, it } from 'vitest';
import { documentName } from '../../../nodes/values/documentName';

describe('the name of a folder or file', () => {
	it.each(['A-101.pdf', 'Pläne 図面.dwg', "Kim's “final”.dwg", 'a b', 'x'.repeat(255)])(
		'may be %s and stays as it is',
		(name) => {
			expect(documentName('File Name', name)).toBe(name);
		},
	);

	it('is sent composed and without blanks at the ends', () => {
		expect(documentName('File Name', ' Pla\u0308ne.dwg\u00a0')).toBe('Pl\u00e4ne.dwg');
	});

	it('counts characters as people do', () => {
		expect(documentName('File Name', '😀'.repeat(255))).toHaveLength(510);
		expect(() => documentName('File Name', '😀'.repeat(256))).toThrow('has 256');
	});

	it.each([...'<>:"/\\|?*`¢™$®'])('must not contain %s', (char) => {
		expect(() => documentName('File Name', `a${char}b`)).toThrow(`contains ${char};`);
	});

	it.each(['\n', '\r', '\t', '\0', '\f', '\x1b', '\x7f'])(
		'must not contain the control character %j',
		(char) => {
			expect(() => documentName('File Name', `a${char}b`)).toThrow('control character');
		},
	);

	it.each([{}, { name: 'A' }, ['A'], []])('must not be %j', (name) => {
		expect(() => documentName('File Name', name)).toThrow('File Name: enter text');
	});

	it('may be a number', () => {
		expect(documentName('Name', 2026)).toBe('2026');
	});

	it.each([undefined, '', '  '])('must not be %j', (name) => {
		expect(() => documentName('File Name', name)).toThrow('File Name: enter a name');
	});
});
