import type { IHttpRequestOptions, IN8nHttpFullResponse } from 'n8n-workflow';
import { readServiceError } from '../../protocol/aps/serviceError';
import { retryDelay } from '../../protocol/aps/retryPolicy';
import { wait } from '../apsClient/cancellation';
import { connectionTrouble } from '../network/connectionTrouble';
import { MOST_RENEWALS } from './attempts';
import type { UploadContent } from './content';
import { refusedTransfer, stopped } from './errors';
import type { StorageAnswer, TransferPurpose } from './errors';
import type { TransferRun } from './run';

/** Where one part is sent. */
export interface PartAddress {
	/** The signed URL. */
	url: string;
	/** Returns a fresh URL after the last one expired. Without it, an expired URL is final. */
	renew?(): Promise<string>;
}

type PartRun = Pick<TransferRun, 'ctx' | 'itemIndex' | 'signal'>;

/** How long S3 may be idle, not how long the upload may take. */
const SILENCE_MS = 300_000;

/**
 * Uploads one part to a signed URL of S3, and retries after outages. Sends no token: S3 rejects
 * requests with two kinds of credentials. Streamed content is never held in memory.
 *
 * @param onRetry called before the part is sent again
 * @returns the ETag of the part as S3 returned it, quotes included
 * @throws NodeApiError without the URL, because anyone who reads it could use it
 */
export async function putToSignedUrl(
	run: PartRun,
	purpose: TransferPurpose,
	{ url: firstUrl, renew }: PartAddress,
	content: Pick<UploadContent, 'size' | 'open'>,
	onRetry: () => void = () => {},
): Promise<string | undefined> {
	let url = firstUrl;
	let renewals = 0;
	for (let attempt = 1; ; attempt++) {
		const body = await content.open();
		const answer = await putOnce(run, {
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
			abortSignal: run.signal,
		});
		// After a rejected upload the rest of the stream is unread, which keeps a file open.
		if (!Buffer.isBuffer(body)) body.destroy();
		if (isTaken(answer)) return answer.headers.etag;
		if (answer.status === 403 && renew && renewals < MOST_RENEWALS) {
			renewals++;
			attempt--;
			url = await renew();
			onRetry();
			continue;
		}
		const failure = {
			status: isPassing(answer) ? 503 : answer.status,
			retryAfter: answer.headers['retry-after'],
			attempt,
			repeatable: true,
		};
		if (run.signal.aborted) throw stopped(run.ctx);
		const delay = answer.trouble?.isPermanent
			? undefined
			: retryDelay(failure, Math.random(), Date.now());
		if (delay === undefined) throw refusedTransfer(run, purpose, answer, 'upload');
		if ((await wait(delay, run.signal)) === 'cancelled') throw stopped(run.ctx);
		onRetry();
	}
}

/** S3 takes a part without a word; what it says with a 200 is an error. */
function isTaken({ status, body }: StorageAnswer): boolean {
	return isSuccess(status) && readServiceError(body).code === undefined;
}

/**
 * Whether trying again helps, although the status does not say so: S3 answers 400 when a connection was
 * idle for too long, and begins some answers with 200 before it knows that it fails.
 */
function isPassing({ status, body }: StorageAnswer): boolean {
	return isSuccess(status) || (status === 400 && readServiceError(body).code === 'RequestTimeout');
}

function isSuccess(status: number): boolean {
	return status >= 200 && status < 300;
}

async function putOnce({ ctx }: PartRun, options: IHttpRequestOptions): Promise<StorageAnswer> {
	try {
		const { statusCode, headers, body } = (await ctx.helpers.httpRequest({
			...options,
			returnFullResponse: true,
			ignoreHttpStatusErrors: true,
		})) as IN8nHttpFullResponse;
		return {
			status: statusCode,
			headers: headers as StorageAnswer['headers'],
			body,
		};
	} catch (error) {
		// Drop the error itself: its request contains the URL.
		return {
			status: 0,
			headers: {},
			trouble: connectionTrouble(error),
		};
	}
}
