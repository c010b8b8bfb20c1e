import { NodeApiError } from 'n8n-workflow';
import type {
	BinaryHelperFunctions,
	IExecuteFunctions,
	IHttpRequestOptions,
	IN8nHttpFullResponse,
} from 'n8n-workflow';
import { cancelSignalOf, wait } from '../apsClient/cancellation';
import { readServiceError } from '../../protocol/aps/serviceError';
import { retryDelay } from '../../protocol/aps/retryPolicy';

/** The bytes of one part. */
export interface UploadContent {
	/** In bytes. S3 requires it up front. */
	size: number;
	/** Called for every attempt, because a stream can be read only once. */
	open(): Promise<Buffer | ReadableContent>;
}

type ReadableContent = Awaited<ReturnType<BinaryHelperFunctions['getBinaryStream']>>;

/** What the upload is for, shown in errors. */
export interface UploadPurpose {
	/** For example `Upload Binary To Signed S3 URL`. */
	action: string;
	/** What to do when S3 rejects the content. By default for a URL that the user supplied. */
	advice?: string;
}

/** How long S3 may be idle, not how long the upload may take. */
const SILENCE_MS = 300_000;

/**
 * Uploads one part to a signed URL of S3, and retries after outages. Sends no token: S3 rejects
 * requests with two kinds of credentials. Streamed content is never held in memory.
 *
 * @returns the ETag of the part as S3 returned it, quotes included
 * @throws NodeApiError without the URL, because anyone who reads it could use it
 */
export async function putToSignedUrl(
	ctx: IExecuteFunctions,
	purpose: UploadPurpose,
	url: string,
	content: UploadContent,
	itemIndex: number,
): Promise<string | undefined> {
	const signal = cancelSignalOf(ctx);
	for (let attempt = 1; ; attempt++) {
		const body = await content.open();
		const answer = await putOnce(ctx, {
			method: 'PUT',
			url,
			body,
			headers: {
				'Content-Type': 'application/octet-stream',
				'Content-Length': String(content.size),
			},
			timeout: SILENCE_MS,
			// To be able to follow redirects, the client would keep the whole body in memory.
			disableFollowRedirect: true,
			abortSignal: signal,
		});
		// After a rejected upload the rest of the stream is unread, which keeps a file open.
		if (!Buffer.isBuffer(body)) body.destroy();
		if (answer.status >= 200 && answer.status < 300) return answer.eTag;
		const delay = retryDelay({ ...answer, attempt, repeatable: true }, Math.random(), Date.now());
		const outcome = delay === undefined ? 'final' : await wait(delay, signal);
		if (outcome !== 'elapsed') throw rejectedUpload(ctx, purpose, answer, itemIndex);
	}
}

interface Answer {
	/** 0 when the connection failed. */
	status: number;
	retryAfter?: string;
	eTag?: string;
	body?: unknown;
}

async function putOnce(ctx: IExecuteFunctions, options: IHttpRequestOptions): Promise<Answer> {
	try {
		const { statusCode, headers, body } = (await ctx.helpers.httpRequest({
			...options,
			returnFullResponse: true,
			ignoreHttpStatusErrors: true,
		})) as IN8nHttpFullResponse;
		const { etag, 'retry-after': retryAfter } = headers as Record<string, string | undefined>;
		return { status: statusCode, eTag: etag, retryAfter, body };
	} catch {
		// Drop the error: its request contains the URL.
		return { status: 0 };
	}
}

function rejectedUpload(
	ctx: IExecuteFunctions,
	{ action, advice }: UploadPurpose,
	{ status, body }: Answer,
	itemIndex: number,
): NodeApiError {
	const { code, text } = readServiceError(body);
	const reason = text ? `S3 says: ${text}${code ? ` (${code})` : ''}. ` : '';
	return new NodeApiError(
		ctx.getNode(),
		{ statusCode: status },
		{
			httpCode: String(status),
			message: `${action}: ${headlineOf(status)}`,
			description: `${reason}${advice ?? adviceFor(status)}`,
			itemIndex,
		},
	);
}

function headlineOf(status: number): string {
	if (status === 0) return 'S3 could not be reached';
	if (status === 403) return 'the signed URL has expired or is for a different request';
	return `S3 rejected the content with status ${status}`;
}

function adviceFor(status: number): string {
	if (status === 0) {
		return 'Check that the n8n server can reach the host of the signed URL. Behind a firewall, you may have to turn off Use Acceleration when you get the URL';
	}
	if (status === 403) {
		return 'Get a new URL with Get Signed Upload URLs for the same upload key. Then upload right away, or set a later expiration';
	}
	return status >= 500
		? 'This is usually temporary. To retry automatically, turn on Retry On Fail in the node settings'
		: 'Check that the URL is complete and was created for an upload';
}
