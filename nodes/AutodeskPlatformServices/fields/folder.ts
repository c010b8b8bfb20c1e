import type { INodeProperties } from 'n8n-workflow';
import type { OperationRun } from '../operations/operation';
import { folderUrn } from '../values/folderUrn';
import { labelOf, locatedId, resourceLocator } from './locator';

export const folder: INodeProperties = {
	...resourceLocator({
		displayName: 'Folder',
		name: 'folder',
		description:
			'The folder. The list takes a path to look deeper, e.g. <code>Project Files/Drawings/</code>.',
		search: 'searchFolders',
		dependsOn: ['hub', 'project'],
		idPlaceholder: 'e.g. urn:adsk.wipprod:fs.folder:co.dBVq3kHRS1mYxW0aTzP4Ng',
		linkPlaceholder:
			'e.g. https://acc.autodesk.com/docs/files/projects/9d2c4b68-…?folderUrn=urn%3Aadsk…',
	}),
	required: true,
};

/** @returns the folder's URN @throws InvalidValue */
export function folderId(run: OperationRun): string {
	return folderUrn(labelOf(run, folder.name), locatedId(run, folder.name));
}
