import type { Call } from '../http/endpoint';
import { Refusal } from '../http/refusal';
import { seesProject } from '../dataManagement/access';
import type { StoredObject } from '../state/storage';
import { objectUrn } from '../state/storage';
import { ownBucket } from './buckets';

type AnyCall = Call<never> | Call<unknown> | Call;

/**
 * The object of the path: one in a bucket of the app, where it may not exist yet, or the storage of
 * a document in a project the caller sees, where it must.
 *
 * @throws Refusal 403 or 404
 */
export function reachableObject(call: AnyCall): {
	id: string;
	object?: StoredObject;
} {
	const { bucketKey, objectKey } = call.params;
	const { objects, projects } = call.sim.state;
	const id = objectUrn(bucketKey, objectKey);
	const object = objects.get(id);
	if (object?.projectId) {
		if (seesProject(call, projects.get(object.projectId)!)) return { id, object };
		throw new Refusal(403, 'Not authorized to access object');
	}
	if (bucketKey.startsWith('wip.dm.')) throw new Refusal(404, 'Object not found');
	ownBucket(call);
	return { id, object };
}

/** @throws Refusal 403, 404, also for an object whose upload was never completed */
export function uploadedObject(call: AnyCall): StoredObject {
	const { object } = reachableObject(call);
	if (object?.content) return object;
	throw new Refusal(404, 'Object not found');
}
