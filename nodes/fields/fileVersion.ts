import type { INodeProperties } from 'n8n-workflow';
import { versionIdOf } from '../documents/documentIds';
import type { OperationRun } from '../operations/operation';
import { documentUrn } from '../values/documentUrn';
import { labelOf, locatedId, resourceLocator } from './locator';

export const version: INodeProperties = {
	...resourceLocator({
		displayName: 'Version',
		name: 'version',
		description:
			'The version of the file. The ID or link of an item stands for its newest version.',
		search: 'searchVersions',
		dependsOn: ['project', 'item'],
		idPlaceholder: 'e.g. urn:adsk.wipprod:fs.file:vf.hC6k4hndRWaeIVhIjvHu8w?version=3',
		linkPlaceholder:
			'e.g. https://acc.autodesk.com/docs/files/projects/9d2c4b68-…?folderUrn=…&entityId=urn%3Aadsk…',
	}),
	required: true,
};

/**
 * @param projectId in which to look up the newest version, when an item was entered
 * @returns the version's URN, with its `?version=`
 * @throws InvalidValue before any call
 */
export async function versionId(run: OperationRun, projectId: string): Promise<string> {
	const text = locatedId(run, version.name, ['version', 'item']);
	const urn = documentUrn(labelOf(run, version.name), text, 'version');
	return await versionIdOf(run.aps, projectId, urn);
}
