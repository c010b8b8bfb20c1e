import { expect, it } from 'vitest';
import { nextNonce, NONCE_BYTES } from '../../src/encryption/nonces';

it('nonces are never the same, also across pools', () => {
	const nonces = Array.from({ length: 2_000 }, () => nextNonce().toString('hex'));
	expect(new Set(nonces).size).toBe(2_000);
	expect(nextNonce()).toHaveLength(NONCE_BYTES);
});
