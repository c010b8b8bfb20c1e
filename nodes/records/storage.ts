import type { IDataObject } from 'n8n-workflow';
import { relatedId } from '../../protocol/aps/jsonApi';
import type { JsonApiResource } from '../../protocol/aps/jsonApi';
import { parseStorageUrn } from '../../protocol/aps/ids';

/** @returns the id, and the bucket and object key it consists of */
export function simplifyStorage(storage: JsonApiResource): IDataObject {
	const { bucketKey = null, objectKey = null } = parseStorageUrn(storage.id) ?? {};
	return { id: storage.id, bucketKey, objectKey, targetId: relatedId(storage, 'target') };
}

const exampleId = 'urn:adsk.objects:os.object:wip.dm.prod/2f9c1d7e-5b84-4f6a-9e03-1c7a8d5b6e42.dwg';

export const storageExample: IDataObject = {
	id: exampleId,
	...parseStorageUrn(exampleId),
	targetId: 'urn:adsk.wipprod:fs.folder:co.dBVq3kHRS1mYxW0aTzP4Ng',
};
