import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { defineEndpoint } from '../http/endpoint';
import { Refusal } from '../http/refusal';
import { objectUrn } from '../state/storage';
import { ownBucket } from './buckets';
import { uploadedObject } from './access';
import { OSS_LIMIT } from './limit';
import { objectDetails } from './objects';
import { SIGNED_RESOURCES_PATH, signUrl } from './signedUrl';

const OSS = { service: 'oss', tokens: ['2L'], ...OSS_LIMIT } as const;
const OBJECT = '/oss/v2/buckets/{bucketKey}/objects/{objectKey}';
const HOUR_MS = 3600_000;

/** Copies within the bucket; an object with the new key is replaced. */
export const copyObject = defineEndpoint({
	...OSS,
	method: 'PUT',
	path: `${OBJECT}/copyto/{newObjName}`,
	scopes: ['data:create', 'data:write'],
	handle(call) {
		ownBucket(call);
		const source = uploadedObject(call);
		const { bucketKey, newObjName: objectKey } = call.params;
		const copy = {
			...source,
			id: objectUrn(bucketKey, objectKey),
			objectKey,
			completedAt: Date.now(),
		};
		call.sim.state.objects.set(copy.id, copy);
		return { status: 200, body: objectDetails(call, copy) };
	},
});

/** A URL that OSS itself serves to whoever holds it. */
export const createSignedResource = defineEndpoint({
	...OSS,
	method: 'POST',
	path: `${OBJECT}/signed`,
	scopes: ['data:write'],
	query: ['access', 'useCdn'],
	body: z
		.object({
			minutesExpiration: z.number().int().min(1).optional(),
			singleUse: z.boolean().optional(),
		})
		.strict(),
	handle(call) {
		const access = call.query.oneOf('access', ['read', 'write', 'readwrite']) ?? 'read';
		if (access !== 'read') throw new Refusal(400, 'The simulator signs for reading only');
		const { id } = uploadedObject(call);
		const { minutesExpiration } = call.body;
		const expiresAt = Date.now() + (minutesExpiration ? minutesExpiration * 60_000 : HOUR_MS);
		const parameters = { id: randomUUID() };
		const path = SIGNED_RESOURCES_PATH;
		const signedUrl = signUrl(
			call.sim.url,
			{ method: 'GET', objectId: id, path, parameters },
			expiresAt,
		);
		const body = { signedUrl, expiration: expiresAt, singleUse: call.body.singleUse ?? false };
		return { status: 200, body };
	},
});
