import { parseWebLink } from '../../protocol/aps/webLink';
import { PathLookUp } from '../lookUp/pathLookUp';
import type { TreePlace } from '../lookUp/pathLookUp';
import type { ApsRun } from '../parameters/run';
import { dataManagementId } from '../values/dataManagementId';
import { destinationFolder, destinationFolderId } from './folder';
import { hubIdOf } from './hub';
import { locatorValue, resourceLocator } from './locator';
import type { Locator } from './locator';
import { projectId, projectOrLink } from './project';

/** Another project, for operations that put something into a folder of any project. */
export const destinationProject: Locator = {
	...projectOrLink,
	displayName: 'Destination Project',
	name: 'destinationProject',
	description:
		'The project of the destination folder. Leave it empty for the same project, or if you enter a link below that contains it.',
};

/** A folder of the destination project. */
export const folderOfDestination: Locator = {
	...resourceLocator({
		displayName: destinationFolder.displayName,
		name: destinationFolder.name,
		description:
			'The folder to put it into. The list accepts a path to look deeper, e.g. <code>Project Files/Archive/</code>.',
		search: 'searchDestinationFolders',
		dependsOn: ['hub', 'project', destinationProject.name],
		idPlaceholder: 'e.g. urn:adsk.wipprod:fs.folder:co.dBVq3kHRS1mYxW0aTzP4Ng',
		linkPlaceholder:
			'e.g. https://acc.autodesk.com/docs/files/projects/9d2c4b68-…?folderUrn=urn%3Aadsk…',
		lookUp: new PathLookUp('e.g. Project Files/Archive', { kind: 'folder' }, destinationTree),
	}),
	required: true,
};

/** A folder to put something into, and its project. */
export interface Destination {
	projectId: string;
	folderId: string;
}

/** @throws InvalidValue */
export function destinationOf(run: ApsRun): Destination {
	return { projectId: destinationProjectId(run), folderId: destinationFolderId(run) };
}

/** The project entered; the one in a link to the folder; otherwise, that of the source. */
function destinationProjectId(run: ApsRun): string {
	const { displayName, name } = destinationProject;
	const entered = locatorValue(run, name);
	const link = parseWebLink(entered || locatorValue(run, destinationFolder.name));
	const project = link === undefined ? entered : (link.project ?? '');
	return project === '' ? projectId(run) : dataManagementId(run, 'Project', project, displayName);
}

function destinationTree(run: ApsRun): TreePlace {
	const id = destinationProjectId(run);
	return { projectId: id, hubId: async () => await hubIdOf(run, id) };
}
