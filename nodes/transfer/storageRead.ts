import type { IN8nHttpFullResponse } from 'n8n-workflow';
import type { SignedPiece } from '../../protocol/aps/signedDownload';
import { connectionTrouble } from '../network/connectionTrouble';
import type { ReadableContent } from './content';
import type { StorageAnswer } from './errors';
import type { TransferRun } from './run';
import type { StallGuard } from './stallGuard';

/** How long S3 may take to answer, in ms. What comes after the headers is watched by the stall guard. */
const ANSWER_MS = 60_000;

/** A response of S3; only a successful one has content. */
export interface StorageContent extends StorageAnswer {
	content: ReadableContent | undefined;
}

/** Bytes from `first` to `last`, both inclusive. */
export interface ByteRange {
	first: number;
	last: number;
}

/**
 * Requests the content behind a signed URL. Sends no token, and never throws: the error of a failed
 * connection contains the URL.
 *
 * @param range without it, everything is requested
 */
export async function requestContent(
	{ ctx, signal }: TransferRun,
	{ url, cookie }: Pick<SignedPiece, 'url' | 'cookie'>,
	range?: ByteRange,
): Promise<StorageContent> {
	try {
		// A compressed range could not be joined with the others.
		const headers: Record<string, string> = { 'Accept-Encoding': 'identity' };
		if (cookie !== undefined) headers.Cookie = cookie;
		if (range !== undefined) headers.Range = `bytes=${range.first}-${range.last}`;
		const response = (await ctx.helpers.httpRequest({
			method: 'GET',
			url,
			headers,
			encoding: 'stream',
			timeout: ANSWER_MS,
			returnFullResponse: true,
			ignoreHttpStatusErrors: true,
			disableFollowRedirect: true,
			abortSignal: signal,
		})) as IN8nHttpFullResponse;
		const status = response.statusCode;
		const stream = response.body as ReadableContent;
		const isSuccess = status === 200 || status === 206;
		return {
			status,
			headers: response.headers as StorageAnswer['headers'],
			body: isSuccess ? undefined : await ctx.helpers.binaryToString(stream),
			content: isSuccess ? stream : undefined,
		};
	} catch (error) {
		return {
			status: 0,
			headers: {},
			content: undefined,
			trouble: connectionTrouble(error),
		};
	}
}

/**
 * The chunks of a response. They end early when the connection breaks, so the caller counts them.
 *
 * @param limit bytes; a server that sends more than it was asked for is cut off
 */
export async function* chunksOf(
	content: ReadableContent,
	limit: number,
	stalls: StallGuard,
): AsyncGenerator<Buffer> {
	let left = limit;
	stalls.seen(content);
	try {
		for await (const received of content) {
			const chunk: Buffer = Buffer.isBuffer(received) ? received : Buffer.from(received);
			stalls.ignore(content);
			if (chunk.length > 0) yield chunk.subarray(0, left);
			left -= chunk.length;
			if (left <= 0) return;
			stalls.seen(content);
		}
	} catch {
		// The connection broke. Its error may contain the URL.
	} finally {
		stalls.ignore(content);
		content.destroy();
	}
}
