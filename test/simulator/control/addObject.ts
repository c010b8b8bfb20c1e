import type { Simulation } from '../simulation/simulation';
import type { Generated, StoredObject } from '../state/storage';
import { objectUrn } from '../state/storage';

export interface ObjectOptions {
	bucketKey: string;
	objectKey: string;
	generated: Generated;
}

/**
 * Puts an object of any size into a bucket without an upload.
 *
 * @throws RangeError for an unknown bucket
 */
export function addObject(
	{ state }: Simulation,
	{ bucketKey, objectKey, generated }: ObjectOptions,
): StoredObject {
	if (!state.buckets.has(bucketKey)) throw new RangeError(`There is no bucket ${bucketKey}`);
	const object: StoredObject = {
		id: objectUrn(bucketKey, objectKey),
		bucketKey,
		objectKey,
		contentType: 'application/octet-stream',
		content: { kind: 'generated', ...generated },
		size: generated.size,
		createdAt: Date.now(),
		completedAt: Date.now(),
	};
	state.objects.set(object.id, object);
	return object;
}
