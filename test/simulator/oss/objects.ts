import type { Call } from '../http/endpoint';
import { defineEndpoint } from '../http/endpoint';
import { Refusal } from '../http/refusal';
import type { StoredObject } from '../state/storage';
import { ownBucket } from './buckets';
import { uploadedObject } from './access';
import { hashGenerated } from './hashGenerated';
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
	query: ['with'],
	async handle(call) {
		const object = uploadedObject(call);
		if (isUnchangedSince(call, object)) return { status: 304 };
		await hashGenerated(call, object);
		const extras = { ...objectDetails(call, object), ...detailsWith(call, object) };
		return { status: 200, body: extras };
	},
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

/** `If-Modified-Since` counts in seconds, as HTTP times do. */
export function isUnchangedSince(
	{ headers }: Pick<Call, 'headers'>,
	{ completedAt = 0 }: StoredObject,
): boolean {
	return Math.floor(completedAt / 1000) * 1000 <= Date.parse(headers['if-modified-since'] ?? '');
}

/** What `with` asks for, several at once by repetition or commas. @throws Refusal 400 for another name */
function detailsWith(call: Call, object: StoredObject) {
	const facts: Record<string, unknown> = {
		createdDate: object.createdAt,
		lastAccessedDate: object.completedAt,
		lastModifiedDate: object.completedAt,
		userDefinedMetadata: object.userDefinedMetadata,
	};
	const names = call.query.list('with') ?? [];
	const unknown = names.find((name) => !(name in facts));
	if (unknown !== undefined) throw new Refusal(400, `"with" does not know "${unknown}"`);
	return Object.fromEntries(names.map((name) => [name, facts[name]]));
}

export function objectDetails({ sim }: Pick<Call, 'sim'>, object: StoredObject) {
	const { bucketKey, objectKey, id: objectId, sha1, size, contentType } = object;
	const path = `${bucketKey}/objects/${encodeURIComponent(objectKey)}`;
	const location = `${sim.url}/oss/v2/buckets/${path}`;
	return { bucketKey, objectKey, objectId, sha1, size, contentType, location };
}
