import { randomBytes } from 'node:crypto';

/** Recommended for AES-GCM, in bytes. */
export const NONCE_BYTES = 12;

/** Nonces per call of the random number generator, whose cost is in the call rather than in the bytes. */
const POOL_SIZE = 256;

let pool = Buffer.alloc(0);

/** Random bytes that were never returned before. */
export function nextNonce(): Buffer {
	if (pool.length === 0) pool = randomBytes(POOL_SIZE * NONCE_BYTES);
	const nonce = pool.subarray(0, NONCE_BYTES);
	pool = pool.subarray(NONCE_BYTES);
	return nonce;
}
