import { z } from 'zod';
import type { Call } from '../http/endpoint';
import { defineEndpoint } from '../http/endpoint';
import { Refusal } from '../http/refusal';
import { readRegion } from '../http/region';
import type { Bucket } from '../state/storage';
import { OSS_LIMIT } from './limit';
import { keysFrom } from './paging';

const OSS = { service: 'oss', tokens: ['2L'], ...OSS_LIMIT } as const;

export const BUCKET_KEY = /^[-_.a-z0-9]{3,128}$/;

export const listBuckets = defineEndpoint({
	...OSS,
	method: 'GET',
	path: '/oss/v2/buckets',
	scopes: ['bucket:read'],
	query: ['region', 'limit', 'startAt'],
	handle(call) {
		const region = readRegion(call.query.text('region')) ?? 'US';
		const own = [...call.sim.state.buckets.values()].filter(
			(bucket) =>
				bucket.bucketOwner === call.caller.clientId &&
				bucket.region === region &&
				!bucket.beingDeleted,
		);
		const { rows, next } = keysFrom(call, own, ({ bucketKey }) => bucketKey);
		const items = rows.map(({ bucketKey, createdDate, policyKey }) => ({
			bucketKey,
			createdDate,
			policyKey,
		}));
		return { status: 200, body: next ? { items, next } : { items } };
	},
});

export const createBucket = defineEndpoint({
	...OSS,
	method: 'POST',
	path: '/oss/v2/buckets',
	scopes: ['bucket:create'],
	body: z
		.object({
			bucketKey: z
				.string()
				.regex(BUCKET_KEY, `Valid field 'bucketKey' must be of the form ${BUCKET_KEY.source}`),
			policyKey: z.enum(['transient', 'temporary', 'persistent']),
			allow: z
				.array(
					z
						.object({
							authId: z.string().min(1),
							access: z.enum(['full', 'read', 'write', 'read_only']),
						})
						.strict(),
				)
				.max(59)
				.optional(),
		})
		.strict(),
	handle({ sim, caller, headers, body: { bucketKey, policyKey, allow = [] } }) {
		const region = readRegion(headers['x-ads-region']?.toString()) ?? 'US';
		if (sim.state.buckets.has(bucketKey)) throw new Refusal(409, 'Bucket already exists');
		const bucket: Bucket = {
			bucketKey,
			bucketOwner: caller.clientId,
			createdDate: Date.now(),
			policyKey,
			permissions: [{ authId: caller.clientId, access: 'full' }, ...allow],
			region,
			beingDeleted: false,
		};
		sim.state.buckets.set(bucketKey, bucket);
		return { status: 200, body: details(bucket) };
	},
});

export const getBucketDetails = defineEndpoint({
	...OSS,
	method: 'GET',
	path: '/oss/v2/buckets/{bucketKey}/details',
	scopes: ['bucket:read'],
	handle: (call) => ({ status: 200, body: details(ownBucket(call)) }),
});

export const deleteBucket = defineEndpoint({
	...OSS,
	method: 'DELETE',
	path: '/oss/v2/buckets/{bucketKey}',
	scopes: ['bucket:delete'],
	handle(call) {
		const { state } = call.sim;
		const bucket = ownBucket(call, { deletedToo: true });
		if (bucket.beingDeleted) throw new Refusal(409, 'Bucket is being deleted');
		bucket.beingDeleted = true;
		for (const object of state.objects.values()) {
			if (object.bucketKey === bucket.bucketKey) state.objects.delete(object.id);
		}
		return { status: 200 };
	},
});

/** @throws Refusal 404 unknown, 403 owned by another app */
export function ownBucket(
	{ sim, caller, params }: Pick<Call, 'sim' | 'caller' | 'params'>,
	{ deletedToo = false } = {},
): Bucket {
	const bucket = sim.state.buckets.get(params.bucketKey);
	if (!bucket || (bucket.beingDeleted && !deletedToo)) throw new Refusal(404, 'Bucket not found');
	if (bucket.bucketOwner !== caller.clientId)
		throw new Refusal(403, 'Not authorized to access bucket');
	return bucket;
}

function details({ bucketKey, bucketOwner, createdDate, permissions, policyKey }: Bucket) {
	return { bucketKey, bucketOwner, createdDate, permissions, policyKey };
}
