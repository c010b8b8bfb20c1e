import type { IDataObject } from 'n8n-workflow';
import { attribute, relatedId, webLinkOf } from '../../protocol/aps/jsonApi';
import type { JsonApiResource } from '../../protocol/aps/jsonApi';

/** @returns `name` as shown in the browser; `hidden` is true for a deleted folder */
export function simplifyFolder(folder: JsonApiResource): IDataObject {
	return {
		id: folder.id,
		type: folder.type,
		name: attribute(folder, 'name') ?? attribute(folder, 'displayName'),
		parentId: relatedId(folder, 'parent'),
		objectCount: attribute(folder, 'objectCount'),
		hidden: attribute(folder, 'hidden'),
		createTime: attribute(folder, 'createTime'),
		createUserName: attribute(folder, 'createUserName'),
		lastModifiedTime: attribute(folder, 'lastModifiedTime'),
		lastModifiedUserName: attribute(folder, 'lastModifiedUserName'),
		webUrl: webLinkOf(folder),
	};
}

export const folderExample: IDataObject = {
	id: 'urn:adsk.wipprod:fs.folder:co.dBVq3kHRS1mYxW0aTzP4Ng',
	type: 'folders',
	name: 'Drawings',
	parentId: 'urn:adsk.wipprod:fs.folder:co.Zr4VtYq1Q3uGm0sXk7LwPA',
	objectCount: 12,
	hidden: false,
	createTime: '2026-01-12T08:15:30.0000000Z',
	createUserName: 'Kim Doe',
	lastModifiedTime: '2026-03-02T16:40:00.0000000Z',
	lastModifiedUserName: 'Kim Doe',
	webUrl:
		'https://acc.autodesk.com/docs/files/projects/9d2c4b68-31f7-4e0a-8b5d-2a1c3e4f5a6b?folderUrn=urn%3Aadsk.wipprod%3Afs.folder%3Aco.dBVq3kHRS1mYxW0aTzP4Ng',
};
