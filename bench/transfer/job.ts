import { BUCKETS } from '../../test/simulator';

export type Direction = 'down' | 'up';

/** What is moved in one run. */
export interface Job {
	direction: Direction;
	/** Bytes of each file. */
	size: number;
	/** How many files of that size. */
	files: number;
	/** Share of all bytes after which the link breaks once; 0 never. */
	cutAt: number;
}

export const BUCKET = BUCKETS.models.key;
/** Of the generated content. */
export const SEED = 11;
/** The objects of a job begin so. */
export const KEY_PREFIX = 'bench-';

export function objectKeys({ files }: Pick<Job, 'files'>): string[] {
	return Array.from({ length: files }, (_, index) => `${KEY_PREFIX}${index}.bin`);
}

/** The link that all go through, unless another speed is chosen. */
export const LINK = { latencyMs: 50, connectMs: 50, s3BytesPerSecond: 20_000_000 } as const;
/** Connections of the plain program, and of ours by default. */
export const CONNECTIONS = 8;

/** The least seconds for a job over that many connections of the link, with three round trips before the bytes. */
export function leastSeconds(
	{ size, files }: Pick<Job, 'size' | 'files'>,
	s3BytesPerSecond: number,
): number {
	const roundTrips = (3 * LINK.latencyMs) / 1000;
	return roundTrips + (size * files) / (CONNECTIONS * s3BytesPerSecond);
}
