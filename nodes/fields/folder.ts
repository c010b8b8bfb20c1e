import { PathLookUp } from '../lookUp/pathLookUp';
import type { ApsRun } from '../parameters/run';
import { folderUrn } from '../values/folderUrn';
import { labelOf, locatedId, locatedIdIfAny, resourceLocator } from './locator';
import type { Locator } from './locator';
import { projectTree } from './projectTree';

const PATH_PLACEHOLDER = 'e.g. Project Files/Drawings';

const facts = {
	displayName: 'Folder',
	name: 'folder',
	description:
		'The folder. The list accepts a path to look deeper, e.g. <code>Project Files/Drawings/</code>.',
	search: 'searchFolders',
	dependsOn: ['hub', 'project'],
	idPlaceholder: 'e.g. urn:adsk.wipprod:fs.folder:co.dBVq3kHRS1mYxW0aTzP4Ng',
	linkPlaceholder:
		'e.g. https://acc.autodesk.com/docs/files/projects/9d2c4b68-…?folderUrn=urn%3Aadsk…',
	lookUp: new PathLookUp(PATH_PLACEHOLDER, { kind: 'folder' }, projectTree),
};

export const folder: Locator = { ...resourceLocator(facts), required: true };

/** For operations that create something in the folder. */
export const parentFolder: Locator = {
	...folder,
	displayName: 'Parent Folder',
	description:
		'The folder to create the new one in. The list accepts a path to look deeper, e.g. <code>Project Files/Drawings/</code>.',
};

/** Where a path begins that is to be created. */
export const startFolder: Locator = {
	...resourceLocator({ ...facts, displayName: 'Start Folder' }),
	description:
		'The folder in which the path begins. Leave it empty to begin the path with a top folder, e.g. <code>Project Files</code>.',
};

/** Its list shows only deleted folders. */
export const deletedFolder: Locator = {
	...resourceLocator({
		...facts,
		description:
			'The deleted folder. The list accepts the path of its parent to look deeper, e.g. <code>Project Files/Drawings/</code>.',
		search: 'searchDeletedFolders',
		lookUp: new PathLookUp(PATH_PLACEHOLDER, { kind: 'folder', isDeleted: true }, projectTree),
	}),
	required: true,
};

export const destinationFolder: Locator = {
	...resourceLocator({
		...facts,
		displayName: 'Destination Folder',
		name: 'destinationFolder',
		description:
			'The folder to move to. The list accepts a path to look deeper, e.g. <code>Project Files/Archive/</code>.',
	}),
	required: true,
};

/** @returns the folder's URN @throws InvalidValue */
export function folderId(run: ApsRun): string {
	return folderUrn(labelOf(run, folder.name), locatedId(run, folder.name));
}

/** As {@link folderId}, where the folder is optional. */
export function folderIdIfAny(run: ApsRun): string | undefined {
	const id = locatedIdIfAny(run, folder.name);
	return id === undefined ? undefined : folderUrn(labelOf(run, folder.name), id);
}

/** @returns the URN of the folder to move into @throws InvalidValue */
export function destinationFolderId(run: ApsRun): string {
	const { displayName, name } = destinationFolder;
	return folderUrn(displayName, locatedId(run, name, [folder.name]));
}
