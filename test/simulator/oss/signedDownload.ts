import { defineEndpoint } from '../http/endpoint';
import type { Call } from '../http/endpoint';
import type { StoredObject } from '../state/storage';
import { uploadedObject } from './access';
import { hashGenerated } from './hashGenerated';
import { OSS_LIMIT } from './limit';
import { isUnchangedSince } from './objects';
import { SIGNED_RESOURCES_PATH, signUrl } from './signedUrl';

const OVERRIDES = [
	'response-content-type',
	'response-content-disposition',
	'response-cache-control',
];

export const getDownloadUrl = defineEndpoint({
	service: 'oss',
	method: 'GET',
	path: '/oss/v2/buckets/{bucketKey}/objects/{objectKey}/signeds3download',
	scopes: ['data:read'],
	tokens: ['2L', '3L', 'SSA'],
	query: ['minutesExpiration', 'public-resource-fallback', 'useCdn', ...OVERRIDES],
	...OSS_LIMIT,
	async handle(call) {
		const minutes = call.query.integer('minutesExpiration', 2, 1, 60);
		const fallback = call.query.boolean('public-resource-fallback');
		call.query.oneOf('useCdn', ['true', 'false']);
		const object = uploadedObject(call);
		const expiresAt = Date.now() + (call.sim.settings.signedUrlMs || minutes * 60_000);
		await hashGenerated(call, object);
		if (isUnchanged(call, object)) return { status: 304 };
		const facts = {
			params: {
				'content-type': call.query.text('response-content-type') ?? object.contentType,
				'content-disposition':
					call.query.text('response-content-disposition') ??
					object.headers?.contentDisposition ??
					'',
				'cache-control':
					call.query.text('response-cache-control') ?? object.headers?.cacheControl ?? '',
			},
			size: object.size,
			sha1: object.sha1,
		};
		if (!isBeingAssembled(call, object)) {
			return {
				status: 200,
				body: { status: 'complete', url: urlOf(call, object, expiresAt), ...facts },
			};
		}
		if (fallback) {
			return {
				status: 200,
				body: {
					status: 'fallback',
					url: urlOf(call, object, expiresAt, {}, SIGNED_RESOURCES_PATH),
					...facts,
				},
			};
		}
		return {
			status: 200,
			body: { status: 'chunked', urls: chunkUrls(call, object, expiresAt), ...facts },
		};
	},
});

function urlOf(
	{ sim, query }: Pick<Call, 'sim' | 'query'>,
	{ id }: StoredObject,
	expiresAt: number,
	parameters: Record<string, string> = {},
	path?: string,
): string {
	const overrides = OVERRIDES.map((name) => [name, query.text(name)]).filter(([, value]) => value);
	const signed = { ...Object.fromEntries(overrides), ...parameters } as Record<string, string>;
	return signUrl(sim.url, { method: 'GET', objectId: id, path, parameters: signed }, expiresAt);
}

/** One URL per part, keyed by the range of bytes it covers. */
function chunkUrls(call: Call, object: StoredObject, expiresAt: number): Record<string, string> {
	const urls: Record<string, string> = {};
	let offset = 0;
	const parts = object.content?.kind === 'parts' ? object.content.parts : [];
	for (const { size } of parts) {
		const range = `${offset}-${offset + size - 1}`;
		urls[range] = urlOf(call, object, expiresAt, { chunk: range });
		offset += size;
	}
	return urls;
}

function isUnchanged(call: Call, object: StoredObject): boolean {
	const eTag = call.headers['if-none-match']?.replaceAll('"', '');
	// The ETag decides where both are sent.
	if (eTag !== undefined) return object.sha1 !== undefined && eTag === object.sha1;
	return isUnchangedSince(call, object);
}

/** For a while after the upload an object of several parts exists in pieces only. */
function isBeingAssembled(
	{ sim }: Pick<Call, 'sim'>,
	{ content, completedAt = 0 }: StoredObject,
): boolean {
	return (
		content?.kind === 'parts' &&
		content.parts.length > 1 &&
		completedAt + sim.settings.assemblingMs > Date.now()
	);
}
