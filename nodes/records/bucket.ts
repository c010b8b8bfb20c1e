import type { IDataObject } from 'n8n-workflow';
import { isoTime } from './isoTime';

/** @returns `ownerId` is the client ID of the app that owns the bucket; null in lists, like `permissions` */
export function simplifyBucket(bucket: IDataObject): IDataObject {
	return {
		bucketKey: bucket.bucketKey,
		retentionPolicy: bucket.policyKey ?? null,
		createdAt: isoTime(bucket.createdDate),
		permissions: bucket.permissions ?? null,
		ownerId: bucket.bucketOwner ?? null,
	};
}

export const bucketExample: IDataObject = {
	bucketKey: 'my-app-drawings',
	retentionPolicy: 'transient',
	createdAt: '2026-01-01T00:00:00.000Z',
	permissions: [{ authId: 'my-client-id', access: 'full' }],
	ownerId: 'my-client-id',
};

/** A bucket in a list. */
export const listedBucketExample: IDataObject = {
	...bucketExample,
	permissions: null,
	ownerId: null,
};
