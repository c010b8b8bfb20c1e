import type { IDataObject } from 'n8n-workflow';
import { attribute, relatedId, webLinkOf } from '../../protocol/aps/jsonApi';
import type { JsonApiResource } from '../../protocol/aps/jsonApi';

/**
 * @param tip the file's newest version, which Autodesk sends beside it in `included`
 * @returns `storageId` to download the newest version; null where there is no file, as after deletion;
 * `hidden` is true for a deleted file
 */
export function simplifyFile(file: JsonApiResource, tip?: JsonApiResource): IDataObject {
	return {
		id: file.id,
		type: file.type,
		name: attribute(file, 'displayName') ?? attribute(file, 'name'),
		folderId: relatedId(file, 'parent'),
		versionId: tip?.id ?? relatedId(file, 'tip'),
		versionNumber: tip ? attribute(tip, 'versionNumber') : null,
		fileType: tip ? attribute(tip, 'fileType') : null,
		storageSize: tip ? attribute(tip, 'storageSize') : null,
		storageId: tip ? relatedId(tip, 'storage') : null,
		hidden: attribute(file, 'hidden'),
		lastModifiedTime: attribute(file, 'lastModifiedTime'),
		lastModifiedUserName: attribute(file, 'lastModifiedUserName'),
		webUrl: webLinkOf(file),
	};
}

export const fileExample: IDataObject = {
	id: 'urn:adsk.wipprod:dm.lineage:hC6k4hndRWaeIVhIjvHu8w',
	type: 'items',
	name: 'A-101 Ground Floor.dwg',
	folderId: 'urn:adsk.wipprod:fs.folder:co.dBVq3kHRS1mYxW0aTzP4Ng',
	versionId: 'urn:adsk.wipprod:fs.file:vf.hC6k4hndRWaeIVhIjvHu8w?version=3',
	versionNumber: 3,
	fileType: 'dwg',
	storageSize: 1482752,
	storageId: 'urn:adsk.objects:os.object:wip.dm.prod/2f9c1d7e-5b84-4f6a-9e03-1c7a8d5b6e42.dwg',
	hidden: false,
	lastModifiedTime: '2026-03-02T16:40:00.0000000Z',
	lastModifiedUserName: 'Kim Doe',
	webUrl:
		'https://acc.autodesk.com/docs/files/projects/9d2c4b68-31f7-4e0a-8b5d-2a1c3e4f5a6b?folderUrn=urn%3Aadsk.wipprod%3Afs.folder%3Aco.dBVq3kHRS1mYxW0aTzP4Ng&entityId=urn%3Aadsk.wipprod%3Adm.lineage%3AhC6k4hndRWaeIVhIjvHu8w',
};
