import type { IDataObject } from 'n8n-workflow';

export const objectExample: IDataObject = {
	bucketKey: 'my-app-drawings',
	objectKey: 'plans/A-101.dwg',
	objectId: 'urn:adsk.objects:os.object:my-app-drawings/plans/A-101.dwg',
	sha1: '5b7f8c1d0e3a4f6b9c2d7e8f1a0b3c4d5e6f7a8b',
	size: 1482752,
	contentType: 'application/octet-stream',
	location:
		'https://developer.api.autodesk.com/oss/v2/buckets/my-app-drawings/objects/plans%2FA-101.dwg',
};
