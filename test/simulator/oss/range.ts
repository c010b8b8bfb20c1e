export type ByteRange =
	{ kind: 'whole' | 'part'; start: number; end: number } | { kind: 'unsatisfiable' };

/**
 * Reads a `Range` header of a single range. Anything else is ignored, as RFC 9110 allows.
 *
 * @param size bytes there are
 * @returns both ends inclusive
 */
export function parseRange(header: string | undefined, size: number): ByteRange {
	const [, first, last] = /^bytes=(\d*)-(\d*)$/.exec(header ?? '') ?? [];
	if (first === undefined || (first === '' && last === '')) {
		return { kind: 'whole', start: 0, end: size - 1 };
	}
	// `-500` means the last 500 bytes.
	const start = first === '' ? Math.max(0, size - Number(last)) : Number(first);
	const end = first === '' || last === '' ? size - 1 : Math.min(Number(last), size - 1);
	if (start >= size || start > end) return { kind: 'unsatisfiable' };
	return { kind: 'part', start, end };
}
