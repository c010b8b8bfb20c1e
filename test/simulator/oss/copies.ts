import { defineEndpoint } from '../http/endpoint';
import { objectUrn } from '../state/storage';
import { ownBucket } from './buckets';
import { uploadedObject } from './access';
import { OSS_LIMIT } from './limit';
import { objectDetails } from './objects';

const OSS = { service: 'oss', tokens: ['2L'], ...OSS_LIMIT } as const;
const OBJECT = '/oss/v2/buckets/{bucketKey}/objects/{objectKey}';

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
