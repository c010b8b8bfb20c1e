import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
	isCallbackSignedBy,
	signCallback,
	readSignature,
} from '../../../protocol/callbacks/callbackSignature';

interface Vector {
	name: string;
	secret: string;
	body: string;
	header: string;
	valid: boolean;
}

const { vectors } = JSON.parse(
	readFileSync('test/fixtures/webhook-payloads/signature-vectors.json', 'utf8'),
) as { vectors: Vector[] };

describe('callback signature', () => {
	it.each(vectors)('$name', ({ secret, body, header, valid }) => {
		expect(isCallbackSignedBy([secret], Buffer.from(body), header)).toBe(valid);
	});

	it('accepts a body signed with any of several secrets', () => {
		const body = Buffer.from('{}');
		expect(isCallbackSignedBy(['current', 'previous'], body, signCallback(body, 'previous'))).toBe(
			true,
		);
	});

	it('accepts nothing without a known secret', () => {
		const body = Buffer.from('{}');
		expect(isCallbackSignedBy([], body, signCallback(body, 'any'))).toBe(false);
		expect(isCallbackSignedBy([''], body, signCallback(body, ''))).toBe(false);
	});

	it('refuses a body that differs in a single byte', () => {
		const header = signCallback('{"a":1}', 'secret');
		expect(isCallbackSignedBy(['secret'], Buffer.from('{"a":2}'), header)).toBe(false);
	});

	it('reads any well-formed header, whatever its secret, and no other', () => {
		const header = signCallback('{}', 'whoever');
		expect(readSignature(header)?.toString('hex')).toBe(header.slice('sha1hash='.length));
		for (const other of [
			undefined,
			'',
			'sha1hash=',
			'sha1hash=forged',
			header.slice(1),
			`${header}0`,
		]) {
			expect(readSignature(other)).toBeUndefined();
		}
	});
});
