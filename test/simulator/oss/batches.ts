import { z } from 'zod';
import type { Call } from '../http/endpoint';
import { defineEndpoint } from '../http/endpoint';
import { Refusal } from '../http/refusal';
import { reachableObject, uploadedObject } from './access';
import { ownBucket } from './buckets';
import { hashGenerated } from './hashGenerated';
import { OSS_LIMIT } from './limit';
import { objectDetails } from './objects';
import { downloadOf, isUnchanged, OVERRIDES } from './signedDownload';
import { complete, SIGNED_UPLOAD, signParts } from './signedUpload';

/** Signed transfers of several objects at once. What is wrong with one of them does not keep the others. */

const MOST_OBJECTS = 25;

const OBJECTS = '/oss/v2/buckets/{bucketKey}/objects';

const objectKey = z.string().min(1);

const requestsOf = <Request extends z.ZodTypeAny>(request: Request) =>
	z.object({ requests: z.array(request).min(1).max(MOST_OBJECTS) }).strict();

export const batchUploadUrls = defineEndpoint({
	...SIGNED_UPLOAD,
	method: 'POST',
	path: `${OBJECTS}/batchsigneds3upload`,
	query: ['minutesExpiration', 'useAcceleration'],
	body: requestsOf(
		z
			.object({
				objectKey,
				firstPart: z.number().int().min(1).optional(),
				parts: z.number().int().min(1).optional(),
				uploadKey: z.string().optional(),
			})
			.strict(),
	),
	async handle(call) {
		const minutes = call.query.integer('minutesExpiration', 2, 1, 60);
		call.query.oneOf('useAcceleration', ['true', 'false']);
		const { requests } = call.body;
		// The limit counts URLs, not objects.
		const urls = requests.reduce((sum, { parts = 1 }) => sum + parts, 0);
		if (urls > MOST_OBJECTS) throw new Refusal(400, `At most ${MOST_OBJECTS} URLs at once`);
		ownBucket(call);
		return await each(call, requests, (own, { parts = 1, firstPart = 1, uploadKey }) =>
			signParts(own, reachableObject(own).id, { parts, firstPart, uploadKey, minutes }),
		);
	},
});

export const batchCompleteUpload = defineEndpoint({
	...SIGNED_UPLOAD,
	method: 'POST',
	path: `${OBJECTS}/batchcompleteupload`,
	body: requestsOf(
		z
			.object({
				objectKey,
				uploadKey: z.string().min(1),
				size: z.number().int().min(0).optional(),
				eTags: z.array(z.string()).optional(),
				'x-ads-meta-Content-Type': z.string().optional(),
				'x-ads-meta-Content-Disposition': z.string().optional(),
				'x-ads-meta-Content-Encoding': z.string().optional(),
				'x-ads-meta-Cache-Control': z.string().optional(),
				'x-ads-user-defined-metadata': z.string().optional(),
			})
			.strict(),
	),
	async handle(call) {
		ownBucket(call);
		return await each(call, call.body.requests, async (own, request) => {
			const { uploadKey, size, eTags } = request;
			const done = await complete(own, {
				uploadKey,
				size,
				eTags,
				contentType: request['x-ads-meta-Content-Type'],
				headers: {
					contentDisposition: request['x-ads-meta-Content-Disposition'],
					contentEncoding: request['x-ads-meta-Content-Encoding'],
					cacheControl: request['x-ads-meta-Cache-Control'],
				},
				metadata: request['x-ads-user-defined-metadata'],
			});
			if (done.kind === 'mismatch') {
				const { status, reason, parts } = done.problem;
				return { status, reason, parts };
			}
			const { contentDisposition, contentEncoding, cacheControl } = done.object.headers ?? {};
			const stored = { contentDisposition, contentEncoding, cacheControl };
			return { status: 'ok', ...objectDetails(own, done.object), ...stored };
		});
	},
});

export const batchDownloadUrls = defineEndpoint({
	service: 'oss',
	method: 'POST',
	path: `${OBJECTS}/batchsigneds3download`,
	scopes: ['data:read'],
	tokens: ['2L'],
	query: ['minutesExpiration', 'public-resource-fallback'],
	...OSS_LIMIT,
	body: requestsOf(
		z
			.object({
				objectKey,
				'response-content-type': z.string().optional(),
				'response-content-disposition': z.string().optional(),
				'response-cache-control': z.string().optional(),
				'If-None-Match': z.string().optional(),
				'If-Modified-Since': z.string().optional(),
			})
			.strict(),
	),
	async handle(call) {
		const minutes = call.query.integer('minutesExpiration', 2, 1, 60);
		const fallback = call.query.boolean('public-resource-fallback');
		ownBucket(call);
		return await each(call, call.body.requests, async (own, request) => {
			const object = uploadedObject(own);
			await hashGenerated(own, object);
			const known = { eTag: request['If-None-Match'], since: request['If-Modified-Since'] };
			if (isUnchanged(object, known)) return { status: 'skipped' };
			const overrides = Object.fromEntries(
				Object.entries(request).filter(([name]) => OVERRIDES.includes(name)),
			);
			return downloadOf(own, object, { minutes, fallback, overrides });
		});
	},
});

/** One result for each object key: what a call for it alone answers, or why it is refused. */
async function each<Request extends { objectKey: string }>(
	call: Call<unknown>,
	requests: readonly Request[],
	answer: (own: Call<unknown>, request: Request) => object | Promise<object>,
) {
	const results: Record<string, object> = {};
	for (const request of requests) {
		const own = { ...call, params: { ...call.params, objectKey: request.objectKey } };
		try {
			results[request.objectKey] = await answer(own, request);
		} catch (error) {
			if (!(error instanceof Refusal)) throw error;
			results[request.objectKey] = { status: 'error', reason: error.message };
		}
	}
	return { status: 200, body: { results } };
}
