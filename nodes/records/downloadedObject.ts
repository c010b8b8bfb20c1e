import type { IDataObject } from 'n8n-workflow';
import type { ObjectAddress } from '../../protocol/aps/objectAddress';
import { objectUrn } from '../../protocol/aps/objectAddress';
import { transferExample } from './transfer';

interface Downloaded {
	contentType: string;
	transfer: IDataObject;
}

/** @returns the object that a file was downloaded from; `size` in bytes */
export function downloadedObject(
	{ bucketKey, objectKey }: ObjectAddress,
	name: string,
	{ contentType, transfer }: Downloaded,
): IDataObject {
	return {
		name,
		objectKey,
		bucketKey,
		size: transfer.bytes,
		contentType,
		sha1: transfer.sha1,
		transfer,
		id: objectUrn({ bucketKey, objectKey }),
	};
}

export const downloadedObjectExample: IDataObject = downloadedObject(
	{ bucketKey: 'my-app-drawings', objectKey: 'plans/A-101.dwg' },
	'A-101.dwg',
	{ contentType: 'image/vnd.dwg', transfer: transferExample },
);
