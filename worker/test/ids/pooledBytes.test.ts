import { expect, it } from 'vitest';
import { pooledBytes } from '../../src/ids/pooledBytes';

it('random bytes are never the same, also across pools', () => {
	const nonces = Array.from({ length: 2_000 }, () => pooledBytes(12).toString('hex'));
	expect(new Set(nonces).size).toBe(2_000);
	expect(nonces.every((nonce) => nonce.length === 24)).toBe(true);
});

it('random bytes are as many as requested, also more than a pool has', () => {
	expect(pooledBytes(5_000)).toHaveLength(5_000);
});
