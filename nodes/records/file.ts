import type { IDataObject } from 'n8n-workflow';
import { attribute, relatedId, versionNumberOf, webLinkOf } from '../../protocol/aps/jsonApi';
import type { JsonApiResource } from '../../protocol/aps/jsonApi';
import { isoTime } from './isoTime';
import { folderPathOf, pathOf } from './pathOf';

/**
 * @param tip the file's newest version, which Autodesk returns in `included`
 * @param folderPath path of the folder it is in, where Autodesk was not asked for it
 * @returns `storageId` to download the newest version, null without content, as after deletion; `hidden`
 * is true for a deleted file; `path` is null if nothing says it; `reservedBy` is who has locked the file
 */
export function simplifyFile(
	file: JsonApiResource,
	tip?: JsonApiResource,
	folderPath: string | null = null,
): IDataObject {
	const name = attribute(file, 'displayName') ?? attribute(file, 'name');
	return {
		name,
		kind: 'file',
		path: pathOf(name, folderPathOf(file) ?? folderPath),
		versionNumber: tip ? (versionNumberOf(tip) ?? null) : null,
		fileType: tip ? attribute(tip, 'fileType') : null,
		size: tip ? attribute(tip, 'storageSize') : null,
		hidden: attribute(file, 'hidden'),
		createdAt: isoTime(attribute(file, 'createTime')),
		createdBy: attribute(file, 'createUserName'),
		updatedAt: isoTime(attribute(file, 'lastModifiedTime')),
		updatedBy: attribute(file, 'lastModifiedUserName'),
		reservedBy: attribute(file, 'reservedUserName'),
		webUrl: webLinkOf(file),
		id: file.id,
		versionId: tip?.id ?? relatedId(file, 'tip'),
		storageId: tip ? relatedId(tip, 'storage') : null,
		derivativeUrn: tip ? relatedId(tip, 'derivatives') : null,
		folderId: relatedId(file, 'parent'),
	};
}

export const fileExample: IDataObject = {
	name: 'A-101 Ground Floor.dwg',
	kind: 'file',
	path: 'Project Files/Drawings/A-101 Ground Floor.dwg',
	versionNumber: 3,
	fileType: 'dwg',
	size: 1482752,
	hidden: false,
	createdAt: '2026-01-12T08:15:30.000Z',
	createdBy: 'Kim Doe',
	updatedAt: '2026-03-02T16:40:00.000Z',
	updatedBy: 'Kim Doe',
	reservedBy: null,
	webUrl:
		'https://acc.autodesk.com/docs/files/projects/9d2c4b68-31f7-4e0a-8b5d-2a1c3e4f5a6b?folderUrn=urn%3Aadsk.wipprod%3Afs.folder%3Aco.dBVq3kHRS1mYxW0aTzP4Ng&entityId=urn%3Aadsk.wipprod%3Adm.lineage%3AhC6k4hndRWaeIVhIjvHu8w',
	id: 'urn:adsk.wipprod:dm.lineage:hC6k4hndRWaeIVhIjvHu8w',
	versionId: 'urn:adsk.wipprod:fs.file:vf.hC6k4hndRWaeIVhIjvHu8w?version=3',
	storageId: 'urn:adsk.objects:os.object:wip.dm.prod/2f9c1d7e-5b84-4f6a-9e03-1c7a8d5b6e42.dwg',
	derivativeUrn: 'dXJuOmFkc2sud2lwcHJvZDpmcy5maWxlOnZmLmhDNms0aG5kUldhZUlWaElqdkh1OHc_dmVyc2lvbj0z',
	folderId: 'urn:adsk.wipprod:fs.folder:co.dBVq3kHRS1mYxW0aTzP4Ng',
};
