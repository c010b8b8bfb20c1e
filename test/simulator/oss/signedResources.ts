import { z } from 'zod';
import { defineEndpoint } from '../http/endpoint';
import { uploadedObject } from './access';
import { ownBucket } from './buckets';
import { OSS_LIMIT } from './limit';
import { addSignedResource, SIGNED_RESOURCES_PATH, signedObject, used } from './signedResource';

const OSS = { service: 'oss', tokens: ['2L'], ...OSS_LIMIT } as const;
const HOUR_MS = 3600_000;

/** The documentation writes the names of the choices small, Autodesk's SDK large. */
const ACCESS = {
	read: 'read',
	write: 'write',
	readwrite: 'readwrite',
	Read: 'read',
	Write: 'write',
	ReadWrite: 'readwrite',
} as const;
const ACCESS_NAMES = Object.keys(ACCESS) as Array<keyof typeof ACCESS>;

/** A URL that OSS itself serves to whoever holds it. */
export const createSignedResource = defineEndpoint({
	...OSS,
	method: 'POST',
	path: '/oss/v2/buckets/{bucketKey}/objects/{objectKey}/signed',
	scopes: ['data:write'],
	query: ['access', 'useCdn'],
	body: z
		.object({
			minutesExpiration: z.number().int().min(1).optional(),
			singleUse: z.boolean().optional(),
		})
		.strict(),
	handle(call) {
		const access = ACCESS[call.query.oneOf('access', ACCESS_NAMES) ?? 'read'];
		call.query.oneOf('useCdn', ['true', 'false']);
		const { id: objectId } = uploadedObject(call);
		const { minutesExpiration, singleUse = false } = call.body;
		const expiresAt = Date.now() + (minutesExpiration ? minutesExpiration * 60_000 : HOUR_MS);
		const wish = { objectId, access, expiresAt, singleUse };
		const signedUrl = addSignedResource(call.sim, wish);
		return { status: 200, body: { signedUrl, expiration: expiresAt, singleUse } };
	},
});

/** For the owner of the bucket. What access the URL needs is not documented; here, any. */
export const deleteSignedResource = defineEndpoint({
	...OSS,
	method: 'DELETE',
	path: `${SIGNED_RESOURCES_PATH}/{hash}`,
	scopes: ['data:write'],
	query: ['region'],
	handle(call) {
		const { sim, caller, params } = call;
		const { resource, object } = signedObject(sim, params.hash);
		ownBucket({ sim, caller, params: { bucketKey: object.bucketKey } });
		sim.state.objects.delete(object.id);
		used(sim, resource);
		return { status: 200 };
	},
});
