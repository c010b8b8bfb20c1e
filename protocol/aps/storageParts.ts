/**
 * How the content of an object is cut into parts. S3 takes 10,000 parts of at least 5 MiB each; only the
 * last may be smaller.
 */

const MIB = 1024 ** 2;

/** S3 numbers the parts of one upload up to this. */
export const MOST_PARTS = 10_000;

/** The most S3 takes as one object, in bytes. */
export const LARGEST_OBJECT = 5 * 1024 ** 4;

/**
 * In bytes. Large enough that opening a connection costs little beside the part, small enough that many
 * parts in flight fit into memory.
 */
export const USUAL_PART = 8 * MIB;

/** A part of the content. Offsets in bytes. */
export interface Part {
	/** From 1. */
	number: number;
	start: number;
	/** Exclusive. */
	end: number;
}

/** The size of every part except the last, in bytes: larger than usual only where 10,000 do not suffice. */
export function partSizeFor(size: number): number {
	if (size <= USUAL_PART * MOST_PARTS) return USUAL_PART;
	return Math.ceil(size / MOST_PARTS / MIB) * MIB;
}

/** How many parts the content has. Empty content is one empty part, because S3 wants one. */
export function partCount(size: number, partSize: number): number {
	return Math.max(1, Math.ceil(size / partSize));
}

/** @param number from 1 to {@link partCount} */
export function partOf(size: number, partSize: number, number: number): Part {
	const start = (number - 1) * partSize;
	return { number, start, end: Math.min(size, start + partSize) };
}
