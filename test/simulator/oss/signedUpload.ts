import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { Call } from '../http/endpoint';
import { defineEndpoint } from '../http/endpoint';
import { Refusal } from '../http/refusal';
import type { StoredHeaders, StoredObject, UploadSession } from '../state/storage';
import { reachableObject } from './access';
import { sha1Of } from './content';
import { OSS_LIMIT } from './limit';
import { objectDetails } from './objects';
import { checkParts } from './partCheck';
import { signUrl } from './signedUrl';

export const SIGNED_UPLOAD = {
	service: 'oss',
	tokens: ['2L', '3L', 'SSA'],
	path: '/oss/v2/buckets/{bucketKey}/objects/{objectKey}/signeds3upload',
	/** Both are listed for both calls, and no source says that one is enough. */
	scopes: ['data:write', 'data:create'],
	...OSS_LIMIT,
} as const;

/** S3 numbers the parts of one upload up to this. No limit of one call is documented. */
const LAST_PART = 10_000;
const MAX_METADATA_BYTES = 100;

export const getUploadUrls = defineEndpoint({
	...SIGNED_UPLOAD,
	method: 'GET',
	query: ['parts', 'firstPart', 'uploadKey', 'minutesExpiration', 'useAcceleration'],
	handle(call) {
		const parts = call.query.integer('parts', 1, 1, LAST_PART);
		const firstPart = call.query.integer('firstPart', 1, 1, LAST_PART + 1 - parts);
		const minutes = call.query.integer('minutesExpiration', 2, 1, 60);
		call.query.oneOf('useAcceleration', ['true', 'false']);
		const { id } = reachableObject(call);
		const uploadKey = call.query.text('uploadKey');
		const body = signParts(call, id, { parts, firstPart, uploadKey, minutes });
		return { status: 200, body };
	},
});

export interface PartsToSign {
	parts: number;
	firstPart: number;
	uploadKey: string | undefined;
	/** Life of the URLs. */
	minutes: number;
}

/** @throws Refusal 400 for a key that is unknown, over, or of another object */
export function signParts(
	{ sim }: Pick<Call, 'sim'>,
	objectId: string,
	{ parts, firstPart, uploadKey, minutes }: PartsToSign,
) {
	const session = sessionOf({ sim }, objectId, uploadKey);
	const expiresAt = Date.now() + (sim.settings.signedUrlMs || minutes * 60_000);
	const urls = Array.from({ length: parts }, (_, index) => {
		const partNumber = String(firstPart + index);
		session.requested = Math.max(session.requested, firstPart + index);
		const parameters = { partNumber, uploadId: session.uploadKey };
		return signUrl(sim.url, { method: 'PUT', objectId, parameters }, expiresAt);
	});
	return {
		uploadKey: session.uploadKey,
		urls,
		urlExpiration: new Date(expiresAt).toISOString(),
		uploadExpiration: new Date(session.expiresAt).toISOString(),
	};
}

/** Answers 200 with `status: "error"` when the parts are not what the caller says. */
export const completeUpload = defineEndpoint({
	...SIGNED_UPLOAD,
	method: 'POST',
	body: z
		.object({
			uploadKey: z.string().min(1),
			size: z.number().int().min(0).optional(),
			eTags: z.array(z.string()).optional(),
		})
		.strict(),
	async handle(call) {
		const done = await complete(call, {
			...call.body,
			contentType: headerOf(call, 'content-type'),
			headers: {
				contentDisposition: headerOf(call, 'content-disposition'),
				contentEncoding: headerOf(call, 'content-encoding'),
				cacheControl: headerOf(call, 'cache-control'),
			},
			metadata: call.headers['x-ads-user-defined-metadata']?.toString(),
		});
		if (done.kind === 'mismatch') {
			return { status: call.sim.settings.mismatchStatus, body: done.problem };
		}
		return { status: 200, body: objectDetails(call, done.object) };
	},
});

/** What a caller says of an upload that it completes. */
export interface Completion {
	uploadKey: string;
	size?: number;
	eTags?: readonly string[];
	contentType: string | undefined;
	headers: StoredHeaders;
	/** JSON text. */
	metadata: string | undefined;
}

/**
 * Makes an object of the parts of an upload.
 *
 * @param call the object is that of its path
 * @throws Refusal 400, 403, 404
 */
export async function complete(
	call: Call<never> | Call<unknown> | Call,
	{ uploadKey, size, eTags, contentType, headers, metadata }: Completion,
): Promise<
	| { kind: 'completed'; object: StoredObject }
	| { kind: 'mismatch'; problem: NonNullable<ReturnType<typeof checkParts>> }
> {
	const { id, object } = reachableObject(call);
	checkMetadata(metadata);
	const session = sessionOf(call, id, uploadKey);
	const problem = checkParts(session, { size, eTags }, call.sim.settings.minimumPartBytes);
	if (problem) return { kind: 'mismatch', problem };
	const stored = object ?? newObject(call, id);
	const parts = [...session.parts].sort(([a], [b]) => a - b).map(([, part]) => part);
	stored.content = { kind: 'parts', parts };
	stored.size = parts.reduce((sum, part) => sum + part.size, 0);
	stored.contentType = contentType ?? stored.contentType;
	stored.headers = headers;
	stored.userDefinedMetadata = metadata;
	stored.createdAt ??= Date.now();
	stored.completedAt = Date.now();
	stored.sha1 = call.sim.settings.hashUploads ? await sha1Of(stored.content) : undefined;
	call.sim.state.objects.set(id, stored);
	call.sim.state.uploads.delete(session.uploadKey);
	return { kind: 'completed', object: stored };
}

/**
 * The running session of an upload key, or a new one without a key.
 *
 * @throws Refusal 400 for a key that is unknown, over, or of another object
 */
function sessionOf(call: Pick<Call, 'sim'>, objectId: string, uploadKey?: string): UploadSession {
	const { uploads } = call.sim.state;
	if (uploadKey === undefined) {
		const session: UploadSession = {
			uploadKey: `AQICAH${randomBytes(24).toString('base64url')}`,
			objectId,
			expiresAt: Date.now() + call.sim.settings.uploadKeyMs,
			requested: 0,
			parts: new Map(),
		};
		uploads.set(session.uploadKey, session);
		return session;
	}
	const session = uploads.get(uploadKey);
	if (session?.objectId === objectId && session.expiresAt > Date.now()) return session;
	throw new Refusal(400, 'The uploadKey is invalid or has expired');
}

function newObject({ params }: Pick<Call, 'params'>, id: string): StoredObject {
	const { bucketKey, objectKey } = params;
	return { id, bucketKey, objectKey, contentType: 'application/octet-stream', size: 0 };
}

/** @throws Refusal 400 for metadata that is not a JSON object, or too large */
function checkMetadata(text: string | undefined): void {
	if (text === undefined) return;
	if (Buffer.byteLength(text) >= MAX_METADATA_BYTES || !isJsonObject(text)) {
		throw new Refusal(
			400,
			`x-ads-user-defined-metadata must be JSON below ${MAX_METADATA_BYTES} bytes`,
		);
	}
}

function isJsonObject(text: string): boolean {
	try {
		const value: unknown = JSON.parse(text);
		return typeof value === 'object' && value !== null && !Array.isArray(value);
	} catch {
		return false;
	}
}

/** What the object is to be served with. */
function headerOf({ headers }: Pick<Call, 'headers'>, name: string): string | undefined {
	return headers[`x-ads-meta-${name}`]?.toString();
}
