import type { IDataObject } from 'n8n-workflow';
import { relatedId } from '../../protocol/aps/jsonApi';
import type { JsonApiResource } from '../../protocol/aps/jsonApi';
import { parseStorageUrn } from '../../protocol/aps/ids';

/** @returns the keys in the ID; `folderId` for a new file, `itemId` for a new version of a file */
export function simplifyStorage(storage: JsonApiResource): IDataObject {
	const { bucketKey = null, objectKey = null } = parseStorageUrn(storage.id) ?? {};
	const targetId = relatedId(storage, 'target');
	const isFile = /:dm\.lineage:/.test(targetId ?? '');
	return {
		objectKey,
		bucketKey,
		id: storage.id,
		folderId: isFile ? null : targetId,
		itemId: isFile ? targetId : null,
	};
}

export const storageExample: IDataObject = simplifyStorage({
	type: 'objects',
	id: 'urn:adsk.objects:os.object:wip.dm.prod/2f9c1d7e-5b84-4f6a-9e03-1c7a8d5b6e42.dwg',
	relationships: {
		target: {
			data: { type: 'folders', id: 'urn:adsk.wipprod:fs.folder:co.dBVq3kHRS1mYxW0aTzP4Ng' },
		},
	},
});
