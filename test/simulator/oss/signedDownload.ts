import { defineEndpoint } from '../http/endpoint';
import type { Call } from '../http/endpoint';
import type { StoredObject } from '../state/storage';
import { uploadedObject } from './access';
import { hashGenerated } from './hashGenerated';
import { OSS_LIMIT } from './limit';
import { isUnchangedSince } from './objects';
import { addSignedResource } from './signedResource';
import { signUrl } from './signedUrl';

/** How a download is to be served. */
export const OVERRIDES = [
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
		await hashGenerated(call, object);
		const { headers } = call;
		const known = { eTag: headers['if-none-match'], since: headers['if-modified-since'] };
		if (isUnchanged(object, known)) return { status: 304 };
		const overrides = Object.fromEntries(
			OVERRIDES.map((name) => [name, call.query.text(name)] as const),
		);
		return { status: 200, body: downloadOf(call, object, { minutes, fallback, overrides }) };
	},
});

export interface DownloadWish {
	/** Life of the URLs. */
	minutes: number;
	/** Whether OSS serves what S3 does not have in one piece yet. */
	fallback: boolean;
	/** Headers of the download, by {@link OVERRIDES}. */
	overrides: Readonly<Record<string, string | undefined>>;
}

/** Where to download an object that is there. */
export function downloadOf(
	call: Pick<Call, 'sim'>,
	object: StoredObject,
	{ minutes, fallback, overrides }: DownloadWish,
) {
	const expiresAt = Date.now() + (call.sim.settings.signedUrlMs || minutes * 60_000);
	const { contentType, headers, size, sha1 } = object;
	const facts = {
		params: {
			'content-type': overrides['response-content-type'] ?? contentType,
			'content-disposition':
				overrides['response-content-disposition'] ?? headers?.contentDisposition ?? '',
			'cache-control': overrides['response-cache-control'] ?? headers?.cacheControl ?? '',
		},
		size,
		sha1,
	};
	const urlTo = (parameters: Record<string, string> = {}): string => {
		const given = Object.entries(overrides).filter(([, value]) => value);
		const signed = { ...Object.fromEntries(given), ...parameters } as Record<string, string>;
		const request = { method: 'GET', objectId: object.id, parameters: signed } as const;
		return signUrl(call.sim.url, request, expiresAt);
	};
	if (!isBeingAssembled(call, object)) return { status: 'complete', url: urlTo(), ...facts };
	if (fallback) {
		const wish = { objectId: object.id, access: 'read', expiresAt, singleUse: false } as const;
		return { status: 'fallback', url: addSignedResource(call.sim, wish, overrides), ...facts };
	}
	return { status: 'chunked', urls: chunkUrls(object, urlTo), ...facts };
}

/** One URL per part, keyed by the range of bytes it covers. */
function chunkUrls(
	{ content }: StoredObject,
	urlTo: (parameters: Record<string, string>) => string,
): Record<string, string> {
	const urls: Record<string, string> = {};
	let offset = 0;
	for (const { size } of content?.kind === 'parts' ? content.parts : []) {
		const range = `${offset}-${offset + size - 1}`;
		urls[range] = urlTo({ chunk: range });
		offset += size;
	}
	return urls;
}

/** @param known ETag and time of what the caller has */
export function isUnchanged(
	object: StoredObject,
	known: { eTag: string | undefined; since: string | undefined },
): boolean {
	const eTag = known.eTag?.replaceAll('"', '');
	// The ETag decides where both are sent.
	if (eTag !== undefined) return object.sha1 !== undefined && eTag === object.sha1;
	return isUnchangedSince({ headers: { 'if-modified-since': known.since } }, object);
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
