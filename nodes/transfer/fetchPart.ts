import type { Part } from '../../protocol/aps/storageParts';
import { Attempts } from './attempts';
import type { ReadableContent } from './content';
import { changed } from './downloadUrls';
import type { DownloadUrls } from './downloadUrls';
import type { TransferPurpose } from './errors';
import type { Progress } from './progress';
import type { TransferRun } from './run';
import type { StallGuard } from './stallGuard';
import { chunksOf, requestContent } from './storageRead';

/** What all parts of one download share. */
export interface PartsDownload {
	urls: DownloadUrls;
	purpose: TransferPurpose;
	progress: Progress;
	stalls: StallGuard;
	/** Called with every response, before it is read. */
	onResponse(response: ReadableContent): void;
}

/** The server answers the request for a range with the whole content. */
export class RangesRefused extends Error {}

/**
 * Fetches one part. When the connection breaks, it continues after the last byte that arrived.
 *
 * @returns the bytes, in the chunks in which they arrived
 * @throws RangesRefused | NodeApiError | NodeOperationError
 */
export async function fetchPart(
	run: TransferRun,
	download: PartsDownload,
	{ start, end }: Pick<Part, 'start' | 'end'>,
): Promise<Buffer[]> {
	const { urls, purpose, progress, stalls, onResponse } = download;
	const attempts = new Attempts(run, purpose);
	const chunks: Buffer[] = [];
	let offset = start;
	while (offset < end) {
		const piece = urls.at(offset);
		const stop = Math.min(end, piece.end ?? end);
		const range = { first: offset - piece.start, last: stop - 1 - piece.start };
		const answer = await requestContent(run, piece, range);
		if (answer.content !== undefined) {
			onResponse(answer.content);
			if (answer.status === 200 && !isWhole(range, piece)) {
				answer.content.destroy();
				throw new RangesRefused();
			}
			if (!agrees(answer.headers['content-range'], range, piece)) {
				answer.content.destroy();
				throw changed(run, purpose);
			}
			for await (const chunk of chunksOf(answer.content, stop - offset, stalls)) {
				attempts.succeeded();
				chunks.push(chunk);
				offset += chunk.length;
				progress.add(chunk.length);
			}
		}
		if (offset >= stop) continue;
		await attempts.next(answer, async () => await urls.renew(piece));
		progress.retried();
	}
	return chunks;
}

/**
 * The whole content over one connection, for a server that refuses ranges. When the connection breaks, the
 * content is requested again, and what was delivered before is skipped.
 *
 * @param delivered bytes that were delivered already
 */
export async function* fetchWhole(
	run: TransferRun,
	download: PartsDownload,
	delivered: number,
): AsyncGenerator<Buffer> {
	const { urls, purpose, progress, stalls, onResponse } = download;
	const attempts = new Attempts(run, purpose);
	const size = urls.facts.size ?? Infinity;
	let offset = delivered;
	for (;;) {
		const piece = urls.at(0);
		const answer = await requestContent(run, piece);
		if (answer.content !== undefined) {
			onResponse(answer.content);
			const expected = lengthOf(answer.headers['content-length']) ?? size;
			if (size !== Infinity && expected !== size) throw changed(run, purpose);
			let skip = offset;
			for await (const chunk of chunksOf(answer.content, expected, stalls)) {
				const fresh = chunk.subarray(Math.min(skip, chunk.length));
				skip -= chunk.length - fresh.length;
				if (fresh.length === 0) continue;
				attempts.succeeded();
				offset += fresh.length;
				progress.add(fresh.length);
				yield fresh;
			}
			if (offset === expected || expected === Infinity) return;
		}
		await attempts.next(answer, async () => await urls.renew(piece));
		progress.retried();
	}
}

interface Span {
	start: number;
	end: number | undefined;
}

function isWhole({ first, last }: { first: number; last: number }, { start, end }: Span): boolean {
	return first === 0 && end !== undefined && last === end - start - 1;
}

/** @param header e.g. `bytes 0-99/1234`; a server that leaves it out says nothing wrong */
function agrees(
	header: string | undefined,
	range: { first: number },
	{ start, end }: Span,
): boolean {
	const [, first, total] = /^bytes (\d+)-\d+\/(\d+|\*)$/.exec(header ?? '') ?? [];
	if (first !== undefined && Number(first) !== range.first) return false;
	if (total === undefined || total === '*' || end === undefined) return true;
	return Number(total) === end - start;
}

function lengthOf(header: string | undefined): number | undefined {
	const length = Number(header ?? NaN);
	return Number.isSafeInteger(length) ? length : undefined;
}
