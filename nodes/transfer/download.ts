import { createHash } from 'crypto';
import type { IBinaryData, IDataObject } from 'n8n-workflow';
import { fillPath } from '../../protocol/aps/ids';
import { mediaTypeOf } from '../../protocol/aps/mediaTypes';
import type { ObjectAddress } from '../../protocol/aps/objectAddress';
import type { ApsQuery } from '../../protocol/aps/request';
import { readSignedDownload } from '../../protocol/aps/signedDownload';
import { partCount, USUAL_PART } from '../../protocol/aps/storageParts';
import { sharedConnections } from './connections';
import type { ReadableContent } from './content';
import { DownloadUrls } from './downloadUrls';
import type { Signer } from './downloadUrls';
import { adviceOf, wrongContent } from './errors';
import type { TransferPurpose } from './errors';
import { orderedParts, overOneConnection } from './orderedParts';
import type { OrderedDownload } from './orderedParts';
import { Progress } from './progress';
import type { TransferRun } from './run';
import { StallGuard } from './stallGuard';
import { checkCapacity } from './storeCapacity';
import { storableContent, storeInN8n } from './storeInN8n';

export interface ContentDownload {
	/** Of the file in n8n, without a path. */
	fileName: string;
	purpose: TransferPurpose;
	/** Parts in flight, of all items of the node together. */
	connections: number;
	/** In bytes. */
	partSize?: number;
}

export interface ObjectDownload extends ContentDownload {
	source: ObjectAddress;
	/** Query of every request for URLs. */
	urlQuery?: ApsQuery;
}

export interface DownloadedContent {
	/** The file in n8n's binary data store. */
	file: IBinaryData;
	/** Media type of the file. */
	contentType: string;
	/** Bytes, duration, parts, retries and hash, for the output. */
	transfer: IDataObject;
}

const PATH = '/oss/v2/buckets/{bucketKey}/objects/{objectKey}/signeds3download';

/** The longest Autodesk allows, so that most downloads need no second URL. */
const MINUTES_EXPIRATION = 60;

/** {@link downloadContent} of an object of OSS. */
export async function downloadObject(
	run: TransferRun,
	{ source, urlQuery = {}, ...download }: ObjectDownload,
): Promise<DownloadedContent> {
	const request = {
		path: fillPath(PATH, { ...source }),
		query: { ...urlQuery, minutesExpiration: MINUTES_EXPIRATION },
		signal: run.signal,
	};
	return await downloadContent(run, download, async () =>
		readSignedDownload((await run.aps.request(request)).body),
	);
}

/**
 * Downloads content into n8n's binary data store. Several parts are fetched at a time and stored in
 * order; only parts in flight are held in memory, unless the store itself holds the whole file. Its size is
 * always checked, and its hash where the service knows it.
 *
 * @param signer is called again when the URLs have expired
 * @throws NodeApiError | NodeOperationError; nothing is stored then
 */
export async function downloadContent(
	run: TransferRun,
	download: ContentDownload,
	signer: Signer,
): Promise<DownloadedContent> {
	const { fileName, partSize = USUAL_PART } = download;
	const purpose = { advice: notDownloaded(fileName), ...download.purpose };
	const urls = await DownloadUrls.of(run, purpose, signer);
	const { size, sha1: expected, contentType: stored } = urls.facts;
	await checkCapacity(run, purpose, fileName, size);
	const progress = new Progress(run.ctx, purpose.action, fileName, size);
	const sha1 = createHash('sha1');
	const response = { any: undefined as ReadableContent | undefined };
	const bytes = verified(
		bytesOf(run, {
			urls,
			purpose,
			progress,
			stalls: new StallGuard(),
			onResponse: (any) => (response.any = any),
			connections: sharedConnections(run.ctx, download.connections),
			partSize,
		}),
	);
	const contentType = mediaTypeOf(fileName, stored);
	const content = await contentOf(bytes);
	const file = await storeInN8n(run, purpose, { fileName, contentType, content });
	const hash = sha1.digest('hex');
	const transfer = progress.summary(partCount(size ?? 0, partSize), hash);
	return { file, contentType, transfer };

	async function* verified(chunks: AsyncGenerator<Buffer>): AsyncGenerator<Buffer> {
		let arrived = 0;
		for await (const chunk of chunks) {
			sha1.update(chunk);
			arrived += chunk.length;
			yield chunk;
		}
		// n8n discards what it has stored when its source fails at the end.
		if (size !== undefined && arrived !== size) {
			throw damaged(run, purpose, `${size} bytes were expected, ${arrived} arrived`);
		}
		const actual = sha1.copy().digest('hex');
		if (expected !== undefined && actual !== expected) {
			throw damaged(run, purpose, `its SHA-1 is ${actual} instead of ${expected}`);
		}
	}

	/** A stream needs a response to be made of; what fits into one part needs no stream. */
	async function contentOf(chunks: AsyncGenerator<Buffer>): Promise<Buffer | ReadableContent> {
		if (size !== undefined && size <= partSize) {
			const all: Buffer[] = [];
			for await (const chunk of chunks) all.push(chunk);
			return Buffer.concat(all);
		}
		return await storableContent(chunks, () => response.any);
	}
}

function bytesOf(run: TransferRun, options: OrderedDownload): AsyncGenerator<Buffer> {
	return options.urls.facts.size === undefined
		? overOneConnection(run, options, 0)
		: orderedParts(run, options);
}

/** Which of many files it was, and what is true now. */
function notDownloaded(fileName: string): string {
	return `Nothing of "${fileName}" was kept. Download it again`;
}

function damaged(run: TransferRun, purpose: TransferPurpose, problem: string) {
	return wrongContent(run, purpose, `the content arrived damaged: ${problem}`, adviceOf(purpose));
}
