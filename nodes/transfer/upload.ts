import { NodeApiError } from 'n8n-workflow';
import type { IDataObject } from 'n8n-workflow';
import { fillPath } from '../../protocol/aps/ids';
import type { ObjectAddress } from '../../protocol/aps/objectAddress';
import type { ApsQuery } from '../../protocol/aps/request';
import { LARGEST_OBJECT, partCount, partSizeFor } from '../../protocol/aps/storageParts';
import { isCompleted } from '../../protocol/aps/uploadAnswer';
import { isJsonObject } from '../../protocol/json';
import { adding } from '../apsClient/adding';
import { begunElsewhere, KEY_IS_GONE } from './begunElsewhere';
import { BegunUploads } from './begunUploads';
import type { BegunUpload } from './begunUploads';
import { sharedConnections } from './connections';
import type { UploadContent } from './content';
import { wrongContent } from './errors';
import type { TransferPurpose } from './errors';
import { incompleteUpload } from './incompleteUpload';
import { Progress } from './progress';
import type { TransferRun } from './run';
import { uploadParts } from './uploadParts';
import { UploadUrls } from './uploadUrls';

export interface ObjectUpload {
	target: ObjectAddress;
	content: UploadContent;
	purpose: TransferPurpose;
	/** Whether there was no object at the target before. */
	isNew?: boolean;
	/** Parts in flight, of all items of the node together. */
	connections: number;
	/** Query of every request for URLs. */
	urlQuery?: ApsQuery;
	/** Headers of the request that completes the upload, e.g. the media type to store. */
	headers?: Readonly<Record<string, string>>;
	/** Merged into the body of the request that completes the upload. */
	body?: IDataObject;
	/** In bytes. Default: chosen from the size of the content. */
	partSize?: number;
	/** Of an upload of the same content that has begun, maybe in an execution that died. */
	uploadKey?: string;
}

export interface UploadedObject {
	/** As Autodesk returned it. */
	object: IDataObject;
	/** Bytes, duration, parts, retries and hash, for the output. */
	transfer: IDataObject;
}

const PATH = '/oss/v2/buckets/{bucketKey}/objects/{objectKey}';

/**
 * Uploads content to an object in parts, and completes it. A part that fails is sent again, not the file.
 * When the node runs again after a failure, the parts that S3 has already are not sent again.
 *
 * @throws NodeApiError | NodeOperationError; the object does not exist then, or is unchanged
 */
export async function uploadObject(
	run: TransferRun,
	upload: ObjectUpload,
): Promise<UploadedObject> {
	const { content, purpose, target, uploadKey } = upload;
	assertStorable(run, upload);
	const begun = new BegunUploads(run.ctx);
	const id = uploadId(run, upload);
	const remembered = begun.find(id);
	const path = `${fillPath(PATH, { ...target })}/signeds3upload`;
	const earlier =
		remembered === undefined && uploadKey !== undefined
			? await begunElsewhere(run, path, uploadKey, {
					size: content.size,
					partSize: upload.partSize ?? partSizeFor(content.size),
				})
			: remembered;
	if (earlier !== undefined) {
		// Nobody knows whether the content was the same then.
		const comparesParts = remembered === undefined;
		const continued = await new Attempt(run, upload, begun, id, earlier, comparesParts).carryOut();
		if (continued !== 'keyIsGone') return continued;
		begun.forget(id);
	}
	const outcome = await new Attempt(run, upload, begun, id).carryOut();
	if (outcome !== 'keyIsGone') return outcome;
	throw wrongContent(
		run,
		purpose,
		`Autodesk no longer knows the upload of "${content.label ?? target.objectKey}"`,
		purpose.advice ?? 'The object is unchanged. Upload it again',
	);
}

/** One upload session, new or continued. */
class Attempt {
	private readonly path: string;
	private readonly partSize: number;
	private readonly eTags: Map<number, string | undefined>;
	private readonly urls: UploadUrls;
	private readonly progress: Progress;

	constructor(
		private readonly run: TransferRun,
		private readonly upload: ObjectUpload,
		private readonly begun: BegunUploads,
		private readonly id: string | undefined,
		private readonly earlier?: BegunUpload,
		private readonly comparesParts = false,
	) {
		const { content, target, purpose } = upload;
		const label = content.label ?? target.objectKey;
		this.path = fillPath(PATH, { ...target });
		this.partSize = earlier?.partSize ?? upload.partSize ?? partSizeFor(content.size);
		this.eTags = new Map(earlier?.eTags.map(([part, eTag]) => [part, eTag ?? undefined]));
		this.progress = new Progress(run.ctx, purpose.action, label, content.size);
		this.urls = new UploadUrls(run, purpose, {
			path: `${this.path}/signeds3upload`,
			parts: partCount(content.size, this.partSize),
			query: upload.urlQuery ?? {},
			uploadKey: earlier?.uploadKey,
		});
	}

	async carryOut(): Promise<UploadedObject | 'keyIsGone'> {
		const { content, purpose, connections } = this.upload;
		const sha1 = await uploadParts(this.run, {
			content,
			partSize: this.partSize,
			urls: this.urls,
			connections: sharedConnections(this.run.ctx, connections),
			progress: this.progress,
			eTags: this.eTags,
			comparesParts: this.comparesParts,
			purpose,
			onPart: (part) => this.remember(part),
		}).catch(async (error: unknown) => {
			if (this.earlier !== undefined && isGone(error)) return undefined;
			throw error;
		});
		if (sha1 === undefined) return 'keyIsGone';
		const object = await this.complete(sha1);
		if (object === 'keyIsGone') return object;
		this.begun.forget(this.id);
		const parts = partCount(content.size, this.partSize);
		return { object, transfer: this.progress.summary(parts, sha1) };
	}

	private remember(part: number): void {
		const { key } = this.urls;
		if (key === undefined) return;
		const { partSize } = this;
		this.begun.remember(this.id, { uploadKey: key, partSize }, part, this.eTags.get(part));
	}

	/** @throws NodeApiError also for the status 200 when OSS could not put the parts together */
	private async complete(sha1: string): Promise<IDataObject | 'keyIsGone'> {
		const { content, headers, body, purpose } = this.upload;
		const request = this.run.aps.request({
			method: 'POST',
			path: `${this.path}/signeds3upload`,
			headers,
			body: {
				...body,
				uploadKey: this.urls.key,
				size: content.size,
				eTags: this.knownETags(),
			},
			repeatable: true,
			signal: this.run.signal,
			// After an answer that never arrived, the upload may be complete, and its key gone.
			doneWhen: KEY_IS_GONE,
			accept: this.earlier === undefined ? undefined : KEY_IS_GONE,
		});
		const answer = await request.catch(adding(purpose.advice));
		if (isCompleted(answer.body)) return answer.body as IDataObject;
		// Neither an object nor what is wrong with it, as when the answer is cut off.
		if (answer.status >= 400 || !isJsonObject(answer.body)) {
			return await this.completedBefore(sha1);
		}
		this.begun.forget(this.id);
		throw incompleteUpload(this.run, purpose.action, answer.body as IDataObject, purpose.advice);
	}

	/** In order; undefined when S3, or a proxy before it, left one out. */
	private knownETags(): string[] | undefined {
		const parts = partCount(this.upload.content.size, this.partSize);
		const eTags = Array.from({ length: parts }, (_, index) => this.eTags.get(index + 1));
		const known = eTags.filter((eTag) => eTag !== undefined);
		return known.length === parts ? known : undefined;
	}

	/** The object, if the upload was completed without anybody noticing. */
	private async completedBefore(sha1: string): Promise<IDataObject | 'keyIsGone'> {
		const path = `${this.path}/details`;
		const { content, isNew = false } = this.upload;
		const { status, body } = await this.run.aps.request({ path, accept: [403, 404] });
		if (status >= 400 || !isJsonObject(body) || body.size !== content.size) return 'keyIsGone';
		// OSS computes the hash some time after the upload.
		const isSame = typeof body.sha1 === 'string' ? body.sha1.toLowerCase() === sha1 : isNew;
		return isSame ? (body as IDataObject) : 'keyIsGone';
	}
}

/** The same only for the same content at the same place, by the same item. */
function uploadId({ itemIndex }: TransferRun, { target, content }: ObjectUpload) {
	if (content.fingerprint === undefined) return undefined;
	const { bucketKey, objectKey } = target;
	return JSON.stringify([itemIndex, bucketKey, objectKey, content.fingerprint, content.size]);
}

function isGone(error: unknown): boolean {
	return error instanceof NodeApiError && KEY_IS_GONE.includes(Number(error.httpCode));
}

/** @throws NodeOperationError for more content than one object can hold */
export function assertStorable(
	run: Pick<TransferRun, 'ctx' | 'itemIndex'>,
	{ content, purpose }: Pick<ObjectUpload, 'content' | 'purpose'>,
): void {
	if (content.size <= LARGEST_OBJECT) return;
	const tebibytes = (content.size / 1024 ** 4).toFixed(1);
	throw wrongContent(
		run,
		purpose,
		`the file has ${tebibytes} TiB`,
		'Autodesk stores at most 5 TiB as one file. Nothing was uploaded',
	);
}
