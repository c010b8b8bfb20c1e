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
	/** In bytes. S3 wants it beforehand. */
	size: number;
	/** Called anew for every attempt, because a stream can be read only once. */
	open(): Promise<Buffer | ReadableContent>;
}

type ReadableContent = Awaited<ReturnType<BinaryHelperFunctions['getBinaryStream']>>;

/** What the upload is for; shown to the person who has to mend it. */
export interface UploadPurpose {
	/** In words, e.g. `Upload Binary To Signed S3 URL`. */
	action: string;
	/** What to do about a refusal, where nobody handed in the URL. */
	advice?: string;
}

/** How long S3 may stay silent, not how long the upload may take. */
const SILENCE_MS = 300_000;

/**
 * Uploads one part to a signed URL of S3, and repeats it after outages. No token goes along: S3
 * refuses two kinds of credentials. Content that comes as a stream is never held in memory.
 *
 * @returns the ETag of the part, in its quotes, as S3 answered it
 * @throws NodeApiError without the URL, which whoever reads it could use
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
			// A request that may be redirected keeps its whole body in memory.
			disableFollowRedirect: true,
			abortSignal: signal,
		});
		// A refused upload leaves the rest of the stream unread, and with it a file open.
		if (!Buffer.isBuffer(body)) body.destroy();
		if (answer.status >= 200 && answer.status < 300) return answer.eTag;
		const delay = retryDelay({ ...answer, attempt, repeatable: true }, Math.random(), Date.now());
		const outcome = delay === undefined ? 'final' : await wait(delay, signal);
		if (outcome !== 'elapsed') throw refusedUpload(ctx, purpose, answer, itemIndex);
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
		// Nothing of the caught error goes on: its request shows the URL.
		return { status: 0 };
	}
}

function refusedUpload(
	ctx: IExecuteFunctions,
	{ action, advice }: UploadPurpose,
	{ status, body }: Answer,
	itemIndex: number,
): NodeApiError {
	const { code, text } = readServiceError(body);
	const said = text ? `S3 says: ${text}${code ? ` (${code})` : ''}. ` : '';
	return new NodeApiError(
		ctx.getNode(),
		{ statusCode: status },
		{
			httpCode: String(status),
			message: `${action}: ${headlineOf(status)}`,
			description: `${said}${advice ?? adviceFor(status)}`,
			itemIndex,
		},
	);
}

function headlineOf(status: number): string {
	if (status === 0) return 'S3 could not be reached';
	if (status === 403) return 'the signed URL has expired or is for something else';
	return `S3 refused the content with status ${status}`;
}

function adviceFor(status: number): string {
	if (status === 0) {
		return 'Check that the n8n server may reach the host of the signed URL. Firewalls may need Use Acceleration turned off when the URL is made';
	}
	if (status === 403) {
		return 'Get a new URL with Get Signed Upload URLs, giving the same upload key, and upload at once or let it expire later';
	}
	return status >= 500
		? 'This is usually over soon. Turn on Retry On Fail in the node settings to repeat it automatically'
		: 'Check that the URL is complete and was made for an upload';
}
