import type { IDataObject } from 'n8n-workflow';
import type { JsonApiResource } from '../../protocol/aps/jsonApi';
import { fileExample, simplifyFile } from './file';

/** Where a folder or file is. */
export interface Place {
	name: string;
	/** Names from the top of the project down to the entry itself. */
	path: string;
	projectId: string;
}

/**
 * The same keys for folders and files: what one of them lacks is null.
 *
 * @returns `problem` is null, or says what could not be read of a folder
 */
export function treeEntry(
	resource: JsonApiResource,
	tip: JsonApiResource | undefined,
	{ name, path, projectId }: Place,
): IDataObject {
	const file = simplifyFile(resource, tip);
	return {
		name,
		kind: resource.type === 'folders' ? 'folder' : 'file',
		path,
		fileType: file.fileType,
		size: file.size,
		versionNumber: file.versionNumber,
		updatedAt: file.updatedAt,
		updatedBy: file.updatedBy,
		webUrl: file.webUrl,
		problem: null,
		id: file.id,
		versionId: file.versionId,
		folderId: file.folderId,
		projectId,
	};
}

export const treeEntryExample: IDataObject = {
	name: fileExample.name,
	kind: 'file',
	path: `Project Files/Drawings/${String(fileExample.name)}`,
	fileType: fileExample.fileType,
	size: fileExample.size,
	versionNumber: fileExample.versionNumber,
	updatedAt: fileExample.updatedAt,
	updatedBy: fileExample.updatedBy,
	webUrl: fileExample.webUrl,
	problem: null,
	id: fileExample.id,
	versionId: fileExample.versionId,
	folderId: fileExample.folderId,
	projectId: 'b.9d2c4b68-31f7-4e0a-8b5d-2a1c3e4f5a6b',
};
