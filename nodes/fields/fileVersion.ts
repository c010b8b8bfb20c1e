import { versionIdOf } from '../documents/documentIds';
import { PathLookUp } from '../lookUp/pathLookUp';
import type { ApsRun } from '../parameters/run';
import { documentUrn } from '../values/documentUrn';
import { labelOf, locatedId, resourceLocator } from './locator';
import type { Locator } from './locator';
import { FILE_PATH_PLACEHOLDER } from './file';
import { projectTree } from './projectTree';

/** The newest version of the file at a path. */
export const newestVersionAtPath = new PathLookUp(
	FILE_PATH_PLACEHOLDER,
	{ kind: 'file' },
	projectTree,
	// A file's own ID means its newest version, too; this saves the call that finds it.
	({ id, tipId }) => tipId ?? id,
);

export const fileVersion: Locator = {
	...resourceLocator({
		displayName: 'File Version',
		name: 'fileVersion',
		description:
			'The version of the file. The ID, link or path of a file means its newest version.',
		search: 'searchFileVersions',
		dependsOn: ['project', 'file'],
		idPlaceholder: 'e.g. urn:adsk.wipprod:fs.file:vf.hC6k4hndRWaeIVhIjvHu8w?version=3',
		linkPlaceholder:
			'e.g. https://acc.autodesk.com/docs/files/projects/9d2c4b68-…?folderUrn=…&entityId=urn%3Aadsk…',
		lookUp: newestVersionAtPath,
	}),
	required: true,
};

/**
 * @param projectId in which to look up the newest version, when a file was entered
 * @returns the version's URN, with its `?version=`
 * @throws InvalidValue before any call
 */
export async function versionId(run: ApsRun, projectId: string): Promise<string> {
	const text = locatedId(run, fileVersion.name, ['fileVersion', 'file']);
	const urn = documentUrn(labelOf(run, fileVersion.name), text, 'fileVersion');
	return await versionIdOf(run.aps, projectId, urn);
}
