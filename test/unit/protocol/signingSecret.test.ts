import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import {
	generateSigningSecret,
	isSameSecret,
	isSigningSecret,
	signingSecretKey,
} from '../../../protocol/worker/signingSecret';

const secretOf = (bytes: Uint8Array): string => `whsec_${Buffer.from(bytes).toString('base64')}`;

describe('a signing secret', () => {
	it('that the worker generates is one, and never the same', () => {
		const secret = generateSigningSecret();
		expect(isSigningSecret(secret)).toBe(true);
		expect(signingSecretKey(secret)).toHaveLength(32);
		expect(isSameSecret(secret, secret)).toBe(true);
		expect(isSameSecret(secret, generateSigningSecret())).toBe(false);
	});

	it.each([24, 25, 26, 32, 63, 64])('has %i random bytes', (length) => {
		expect(isSigningSecret(secretOf(randomBytes(length)))).toBe(true);
	});

	it.each([
		['is empty', ''],
		['has only a prefix', 'whsec_'],
		['has no prefix', randomBytes(32).toString('base64')],
		['has the prefix of a public key', `whpk_${randomBytes(32).toString('base64')}`],
		['is too short', secretOf(randomBytes(23))],
		['is too long', secretOf(randomBytes(65))],
		['lacks padding, which some libraries do not read', secretOf(randomBytes(32)).replace('=', '')],
		['has stray bits that libraries read differently', `whsec_${'AbCdEfGhIjKl'.repeat(3)}AB==`],
		['is base64url', `whsec_${'-_Ab'.repeat(11)}`],
		['has a line break at its end', `${secretOf(randomBytes(32))}\n`],
		['is one byte again and again', secretOf(Buffer.alloc(32, 7))],
		['is a text that somebody has typed', secretOf(Buffer.from('secret'.repeat(5)))],
	])('is refused if it %s', (_why, text) => {
		expect(isSigningSecret(text)).toBe(false);
	});
});
