import { itemIdOf } from '../documents/documentIds';
import type { DocumentUrn } from '../../protocol/aps/documentUrn';
import { PathLookUp } from '../lookUp/pathLookUp';
import type { ApsRun } from '../parameters/run';
import { documentUrn } from '../values/documentUrn';
import { labelOf, locatedId, resourceLocator } from './locator';
import type { Locator } from './locator';
import { projectTree } from './projectTree';

export const FILE_PATH_PLACEHOLDER = 'e.g. Project Files/Drawings/A-101.pdf';

const facts = {
	displayName: 'File',
	name: 'file',
	description:
		'The file. The list accepts part of a file name, or a path to look inside a folder, e.g. <code>Project Files/Drawings/</code>. The ID or link of a version means its file.',
	search: 'searchFiles',
	dependsOn: ['hub', 'project'],
	idPlaceholder: 'e.g. urn:adsk.wipprod:dm.lineage:hC6k4hndRWaeIVhIjvHu8w',
	linkPlaceholder:
		'e.g. https://acc.autodesk.com/docs/files/projects/9d2c4b68-…?folderUrn=…&entityId=urn%3Aadsk…',
	lookUp: new PathLookUp(FILE_PATH_PLACEHOLDER, { kind: 'file' }, projectTree),
};

const locator = resourceLocator(facts);

export const file: Locator = { ...locator, required: true };

/** Its list shows only deleted files. */
export const deletedFile: Locator = {
	...resourceLocator({
		...facts,
		description:
			'The deleted file. The list accepts the path of its folder to look deeper, e.g. <code>Project Files/Drawings/</code>.',
		search: 'searchDeletedFiles',
		lookUp: new PathLookUp(FILE_PATH_PLACEHOLDER, { kind: 'file', isDeleted: true }, projectTree),
	}),
	required: true,
};

/** For operations that do not send the file, but whose lists depend on it. */
export const fileForLists: Locator = {
	...locator,
	description:
		'Only needed to choose the version from a list. The list accepts part of a file name, or a path to look inside a folder, e.g. <code>Project Files/Drawings/</code>.',
};

/** What was entered: a file, or a version of it. @throws InvalidValue */
export function fileUrn(run: ApsRun): DocumentUrn {
	const text = locatedId(run, locator.name, ['file', 'fileVersion']);
	return documentUrn(labelOf(run, locator.name), text, 'file');
}

/**
 * @param projectId in which to look up the file, when a version was entered
 * @returns the file's lineage URN
 * @throws InvalidValue before any call
 */
export async function itemId(run: ApsRun, projectId: string): Promise<string> {
	return await itemIdOf(run.aps, projectId, fileUrn(run));
}
