import { createHash } from 'node:crypto';

/** Bytes between two marks. */
const BLOCK_BYTES = 1024 * 1024;

const patterns = new Map<number, Buffer>();

/**
 * Content of any size that needs no memory: the same bytes for the same seed. Each MiB begins with its
 * number, so that pieces in the wrong order are seen.
 *
 * @param end inclusive
 */
export function* generatedBytes(seed: number, start: number, end: number): Generator<Buffer> {
	let offset = start;
	while (offset <= end) {
		const block = Math.floor(offset / BLOCK_BYTES);
		const from = offset - block * BLOCK_BYTES;
		const bytes = blockOf(seed, block).subarray(from, end + 1 - block * BLOCK_BYTES);
		yield bytes;
		offset += bytes.length;
	}
}

/** @returns in hexadecimal */
export function sha1OfGenerated(seed: number, size: number): string {
	const hash = createHash('sha1');
	for (const bytes of generatedBytes(seed, 0, size - 1)) hash.update(bytes);
	return hash.digest('hex');
}

function blockOf(seed: number, number: number): Buffer {
	const block = Buffer.from(patternOf(seed));
	block.writeBigUInt64BE(BigInt(number), 0);
	return block;
}

function patternOf(seed: number): Buffer {
	const known = patterns.get(seed);
	if (known) return known;
	const size = 32;
	const pieces = Array.from({ length: BLOCK_BYTES / size }, (_, index) =>
		createHash('sha256').update(`${seed} ${index}`).digest(),
	);
	const pattern = Buffer.concat(pieces);
	patterns.set(seed, pattern);
	return pattern;
}
