import { describe, expect, it } from 'vitest';
import { LIMITS } from '../../../protocol/worker/api/limits';
import { readHeaderLines } from '../../src/subscriptions/headerLines';

describe('lines of headers', () => {
	it('are read as HTTP writes them, with colons in values', () => {
		const text =
			'Authorization: Basic dXNlcjpw\r\n\r\n  X-Trace :a:b \nX-Empty-Lines-Around: yes\n';
		expect(readHeaderLines(text)).toEqual({
			kind: 'read',
			headers: { Authorization: 'Basic dXNlcjpw', 'X-Trace': 'a:b', 'X-Empty-Lines-Around': 'yes' },
		});
	});

	it.each(['', '\n \n'])('%j are no headers', (text) => {
		expect(readHeaderLines(text)).toEqual({ kind: 'read', headers: {} });
	});

	it.each([
		['X-Key: 1\nBearer SECRET', 'Line 2 of the headers is not a header. Write Name: value'],
		['My SECRET: 1', 'Line 1 of the headers is not a header. Write Name: value'],
		[': SECRET', 'Line 1 of the headers is not a header. Write Name: value'],
		['X-Key: SECRET\nX-Key: SECRET', 'Line 2 of the headers repeats a name'],
		['Host: SECRET', 'Header Host: Host belongs to the connection or to the worker: leave it out'],
		['X-Key:', 'Header X-Key: a value is missing'],
	])('%j are refused with a reason that repeats no value', (text, reason) => {
		expect(readHeaderLines(text)).toEqual({ kind: 'refused', reason });
		expect(reason).not.toContain('SECRET');
	});

	it('are not read on beyond the number that is allowed', () => {
		const { maxItems } = LIMITS.subscription.headers;
		const text = Array.from({ length: 100_000 }, (_, i) => `x-${i}: v`).join('\n');
		expect(readHeaderLines(text)).toEqual({
			kind: 'refused',
			reason: `Headers: use at most ${maxItems} headers`,
		});
	});
});
