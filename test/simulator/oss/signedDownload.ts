import { defineEndpoint } from '../http/endpoint';
import type { Call } from '../http/endpoint';
import type { StoredObject } from '../state/storage';
import { uploadedObject } from './access';
import { OSS_LIMIT } from './limit';
import { signUrl } from './signedUrl';

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
	handle(call) {
		const minutes = call.query.integer('minutesExpiration', 2, 1, 60);
		const fallback = call.query.boolean('public-resource-fallback');
		call.query.oneOf('useCdn', ['true', 'false']);
		const object = uploadedObject(call);
		if (isUnchanged(call, object)) return { status: 304 };
		const expiresAt = Date.now() + minutes * 60_000;
		const facts = {
			params: { 'content-type': object.contentType, 'content-disposition': '' },
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
				body: { status: 'fallback', url: urlOf(call, object, expiresAt), ...facts },
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
): string {
	const overrides = OVERRIDES.map((name) => [name, query.text(name)]).filter(([, value]) => value);
	const signed = { ...Object.fromEntries(overrides), ...parameters } as Record<string, string>;
	return signUrl(sim.url, { method: 'GET', objectId: id, parameters: signed }, expiresAt);
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

function isUnchanged(
	{ headers }: Pick<Call, 'headers'>,
	{ sha1, completedAt }: StoredObject,
): boolean {
	const eTag = headers['if-none-match']?.replaceAll('"', '');
	const since = Date.parse(headers['if-modified-since'] ?? '');
	return (sha1 !== undefined && eTag === sha1) || (completedAt ?? 0) <= since;
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
