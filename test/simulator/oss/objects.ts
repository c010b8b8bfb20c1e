import type { Call } from '../http/endpoint';
import { defineEndpoint } from '../http/endpoint';
import { Refusal } from '../http/refusal';
import type { StoredObject } from '../state/storage';
import { ownBucket } from './buckets';
import { uploadedObject } from './access';
import { OSS_LIMIT } from './limit';
import { keysFrom } from './paging';

const OSS = { service: 'oss', tokens: ['2L'], ...OSS_LIMIT } as const;

export const listObjects = defineEndpoint({
	...OSS,
	method: 'GET',
	path: '/oss/v2/buckets/{bucketKey}/objects',
	scopes: ['data:read'],
	query: ['limit', 'beginsWith', 'startAt'],
	handle(call) {
		const { bucketKey } = ownBucket(call);
		const prefix = call.query.text('beginsWith') ?? '';
		const objects = [...call.sim.state.objects.values()].filter(
			(object) =>
				object.bucketKey === bucketKey && object.content && object.objectKey.startsWith(prefix),
		);
		const { rows, next } = keysFrom(call, objects, ({ objectKey }) => objectKey);
		const items = rows.map((object) => objectDetails(call, object));
		return { status: 200, body: next ? { items, next } : { items } };
	},
});

export const getObjectDetails = defineEndpoint({
	...OSS,
	tokens: ['2L', '3L', 'SSA'],
	method: 'GET',
	path: '/oss/v2/buckets/{bucketKey}/objects/{objectKey}/details',
	scopes: ['data:read'],
	handle: (call) => ({ status: 200, body: objectDetails(call, uploadedObject(call)) }),
});

export const deleteObject = defineEndpoint({
	...OSS,
	method: 'DELETE',
	path: '/oss/v2/buckets/{bucketKey}/objects/{objectKey}',
	scopes: ['data:write'],
	handle(call) {
		const object = uploadedObject(call);
		if (object.projectId) throw new Refusal(403, 'Documents are deleted through Data Management');
		call.sim.state.objects.delete(object.id);
		return { status: 200 };
	},
});

export function objectDetails({ sim }: Pick<Call, 'sim'>, object: StoredObject) {
	const { bucketKey, objectKey, id: objectId, sha1, size, contentType } = object;
	const path = `${bucketKey}/objects/${encodeURIComponent(objectKey)}`;
	const location = `${sim.url}/oss/v2/buckets/${path}`;
	return { bucketKey, objectKey, objectId, sha1, size, contentType, location };
}
