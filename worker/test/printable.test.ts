import { setImmediate as turn } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { LogOutput } from '../src/logOutput';
import { printable } from '../src/printable';

const OBEYED = [
	'\0',
	'\b',
	'\t',
	'\r',
	'\u001b',
	'\u007f',
	'\u0085',
	'\u009b',
	'\u061c',
	'\u200e',
	'\u202e',
	'\u2028',
	'\u2066',
	'\u2069',
];

describe('printable text', () => {
	it.each(OBEYED)('shows %j instead of obeying it, and is still the same in JSON', (character) => {
		const text = JSON.stringify({ name: `a${character}b` });
		expect(printable(text)).not.toContain(character);
		expect(JSON.parse(printable(text))).toEqual({ name: `a${character}b` });
		expect(printable(character)).toBe(
			`\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
		);
	});

	it('leaves lines, letters of all scripts and emoji as they are', () => {
		const text = 'one\ntwo äöü שלום 図面 👷🏽\u200d♀️';
		expect(printable(text)).toBe(text);
	});

	it('is what the log consists of', async () => {
		const written: string[] = [];
		const output = new LogOutput({
			on: () => undefined,
			write: (text: string) => written.push(text),
		});
		output.write('{"err":"\u009b31m redis://user:pass@db:6379 \u202e"}\n');
		await turn();
		expect(written).toEqual(['{"err":"\\u009b31m redis://[hidden]@db:6379 \\u202e"}\n']);
	});
});
