import type { IDataObject } from 'n8n-workflow';
import { changedFolderBody } from '../../../../protocol/aps/documentBodies';
import type { FolderChange } from '../../../../protocol/aps/documentBodies';
import type { JsonApiResource } from '../../../../protocol/aps/jsonApi';
import { folderId } from '../../../fields/folder';
import { projectId } from '../../../fields/project';
import { merged } from '../../../parameters/merged';
import type { OperationRun } from '../../../operations/operation';

/**
 * Renames, moves, deletes or restores a folder: Autodesk has one endpoint for all of it.
 *
 * @param custom Custom Body, which wins over the change
 * @returns the folder after the change
 */
export async function changeFolder(
	run: OperationRun,
	change: FolderChange,
	custom: IDataObject = {},
): Promise<JsonApiResource> {
	const folder = folderId(run);
	const { data } = await run.aps.document({
		method: 'PATCH',
		path: run.path({ project_id: projectId(run), folder_id: folder }),
		body: merged(changedFolderBody(folder, change), custom),
	});
	return data;
}
