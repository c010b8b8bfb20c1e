import type { IDataObject } from 'n8n-workflow';
import { attribute, extensionData, relatedId, webLinkOf } from '../../protocol/aps/jsonApi';
import type { JsonApiResource } from '../../protocol/aps/jsonApi';
import { isoTime } from './isoTime';
import { pathOf } from './pathOf';

/**
 * @returns `name` as shown in the browser; `hidden` is true for a deleted folder; `folderId` is the
 * folder that contains it; only some projects have a `description`
 *
 * @param folderPath path of the folder it is in, if known
 */
export function simplifyFolder(
	folder: JsonApiResource,
	folderPath: string | null = null,
): IDataObject {
	const name = attribute(folder, 'name') ?? attribute(folder, 'displayName');
	return {
		name,
		kind: 'folder',
		path: pathOf(name, folderPath),
		description: extensionData(folder, 'description'),
		entryCount: attribute(folder, 'objectCount'),
		hidden: attribute(folder, 'hidden'),
		createdAt: isoTime(attribute(folder, 'createTime')),
		createdBy: attribute(folder, 'createUserName'),
		updatedAt: isoTime(attribute(folder, 'lastModifiedTime')),
		updatedBy: attribute(folder, 'lastModifiedUserName'),
		webUrl: webLinkOf(folder),
		id: folder.id,
		folderId: relatedId(folder, 'parent'),
	};
}

export const folderExample: IDataObject = {
	name: 'Drawings',
	kind: 'folder',
	path: 'Project Files/Drawings',
	description: null,
	entryCount: 12,
	hidden: false,
	createdAt: '2026-01-12T08:15:30.000Z',
	createdBy: 'Kim Doe',
	updatedAt: '2026-03-02T16:40:00.000Z',
	updatedBy: 'Kim Doe',
	webUrl:
		'https://acc.autodesk.com/docs/files/projects/9d2c4b68-31f7-4e0a-8b5d-2a1c3e4f5a6b?folderUrn=urn%3Aadsk.wipprod%3Afs.folder%3Aco.dBVq3kHRS1mYxW0aTzP4Ng',
	id: 'urn:adsk.wipprod:fs.folder:co.dBVq3kHRS1mYxW0aTzP4Ng',
	folderId: 'urn:adsk.wipprod:fs.folder:co.Zr4VtYq1Q3uGm0sXk7LwPA',
};
