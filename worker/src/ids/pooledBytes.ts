import { randomBytes } from 'node:crypto';

/** In bytes. The random number generator costs almost the same for a few bytes as for some thousand. */
const POOL_SIZE = 4096;

let pool = Buffer.alloc(0);

/**
 * Random bytes from the system's generator, none of which was or will be returned again. For what every event needs.
 *
 * @param count at most a few dozen
 */
export function pooledBytes(count: number): Buffer {
	if (pool.length < count) pool = randomBytes(Math.max(POOL_SIZE, count));
	const bytes = pool.subarray(0, count);
	pool = pool.subarray(count);
	return bytes;
}
