import type { IDataObject } from 'n8n-workflow';

/** @returns `id` is the URN that files have as their `storageId`; `size` in bytes */
export function simplifyObject(object: IDataObject): IDataObject {
	return {
		objectKey: object.objectKey,
		bucketKey: object.bucketKey,
		size: object.size ?? null,
		contentType: object.contentType ?? null,
		sha1: object.sha1 ?? null,
		id: object.objectId,
	};
}

export const objectExample: IDataObject = {
	objectKey: 'plans/A-101.dwg',
	bucketKey: 'my-app-drawings',
	size: 1482752,
	contentType: 'application/octet-stream',
	sha1: '5b7f8c1d0e3a4f6b9c2d7e8f1a0b3c4d5e6f7a8b',
	id: 'urn:adsk.objects:os.object:my-app-drawings/plans/A-101.dwg',
};
