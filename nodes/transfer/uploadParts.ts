import { createHash } from 'crypto';
import { partCount, partOf } from '../../protocol/aps/storageParts';
import { anySignal } from '../apsClient/cancellation';
import type { Connections } from './connections';
import { PartReader } from './content';
import type { UploadContent } from './content';
import { isNodeError, wrongContent } from './errors';
import type { TransferPurpose } from './errors';
import type { Progress } from './progress';
import { putToSignedUrl } from './putToSignedUrl';
import type { TransferRun } from './run';
import type { UploadUrls } from './uploadUrls';

export interface PartsUpload {
	content: UploadContent;
	/** In bytes. */
	partSize: number;
	urls: Pick<UploadUrls, 'urlOf' | 'renew'>;
	connections: Connections;
	progress: Progress;
	/** ETags of the parts that S3 has already, by number. The upload adds its own. */
	eTags: Map<number, string | undefined>;
	/** Whether a part that S3 has is sent again unless its ETag shows the same content. */
	comparesParts?: boolean;
	purpose: TransferPurpose;
	/** Called after each part that S3 has taken. @param number of the part */
	onPart(number: number): void;
}

/**
 * Sends the parts that S3 does not have yet, several at a time. A part in flight is held in memory, so
 * that it can be sent again without reading the content from its start; more than that is never held.
 *
 * @returns SHA-1 of the whole content, hexadecimal
 * @throws NodeApiError | NodeOperationError after all parts in flight have ended
 */
export async function uploadParts(run: TransferRun, upload: PartsUpload): Promise<string> {
	const { content, partSize, connections, purpose } = upload;
	const givenUp = new AbortController();
	const partRun = { ...run, signal: anySignal(run.signal, givenUp.signal) };
	const sha1 = createHash('sha1');
	const sending: Array<Promise<void>> = [];
	let failure: { error: unknown } | undefined;
	const fail = (error: unknown) => {
		failure ??= { error };
		givenUp.abort();
	};
	const reader = PartReader.of(await opened(run, upload));
	try {
		const count = partCount(content.size, partSize);
		for (let number = 1; number <= count && failure === undefined; number++) {
			const release = await connections.take(run.ctx, partRun.signal);
			const { start, end } = partOf(content.size, partSize, number);
			const bytes = await readPart(reader, end - start).catch((error: unknown) => {
				release();
				throw unreadable(run, purpose, content, error);
			});
			sha1.update(bytes);
			if (isThere(upload, number, bytes)) release();
			else sending.push(sendPart(partRun, upload, number, bytes).catch(fail).finally(release));
		}
		if (failure === undefined && (await reader.read(1)).length > 0) throw changed();
	} catch (error) {
		fail(isNodeError(error) ? error : unreadable(run, purpose, content, error));
	} finally {
		reader.close();
	}
	await Promise.all(sending);
	if (failure !== undefined) throw failure.error;
	return sha1.digest('hex');
}

/** Where an ETag is no MD5, as with a key of one's own, the part is sent again: slower, but never wrong. */
function isThere(
	{ eTags, comparesParts = false }: PartsUpload,
	number: number,
	bytes: Buffer,
): boolean {
	if (!eTags.has(number)) return false;
	if (!comparesParts) return true;
	const md5 = createHash('md5').update(bytes).digest('hex');
	return eTags.get(number)?.replaceAll('"', '').toLowerCase() === md5;
}

async function sendPart(
	run: TransferRun,
	{ urls, progress, purpose, eTags, onPart }: PartsUpload,
	number: number,
	bytes: Buffer,
): Promise<void> {
	let url = await urls.urlOf(number);
	const renew = async () => (url = await urls.renew(number, url));
	const part = { size: bytes.length, open: async () => bytes };
	const eTag = await putToSignedUrl(run, purpose, { url, renew }, part, () => progress.retried());
	eTags.set(number, eTag);
	progress.add(bytes.length);
	onPart(number);
}

async function opened(run: TransferRun, { content, purpose }: PartsUpload) {
	return await content.open().catch((error: unknown) => {
		throw unreadable(run, purpose, content, error);
	});
}

async function readPart(reader: PartReader, wanted: number): Promise<Buffer> {
	const bytes = await reader.read(wanted);
	if (bytes.length < wanted) throw changed();
	return bytes;
}

function changed(): Error {
	return new Error('it is longer or shorter than it was at the start');
}

function unreadable(
	run: TransferRun,
	purpose: TransferPurpose,
	{ label }: UploadContent,
	error: unknown,
) {
	const reason = error instanceof Error ? error.message : String(error);
	return wrongContent(
		run,
		purpose,
		`the file${label ? ` "${label}"` : ''} could not be read from n8n's binary data store`,
		`n8n says: ${reason}. Nothing was created from it. Run the node that provides the file again`,
	);
}
