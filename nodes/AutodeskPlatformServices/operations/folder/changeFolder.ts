import { changedFolderBody } from '../../../../protocol/aps/documentBodies';
import type { FolderChange } from '../../../../protocol/aps/documentBodies';
import type { JsonApiDocument, JsonApiResource } from '../../../../protocol/aps/jsonApi';
import { withCustomBody } from '../../../fields/customJson';
import type { CustomJson } from '../../../fields/customJson';
import { folderId } from '../../../fields/folder';
import { projectId } from '../../../fields/project';
import type { OperationRun } from '../../../operations/operation';

/**
 * Update Folder is Autodesk's one way to rename, move, delete and restore a folder.
 *
 * @returns the folder as it is now
 */
export async function changeFolder(
	run: OperationRun,
	change: FolderChange,
	custom: CustomJson = {},
): Promise<JsonApiResource> {
	const folder = folderId(run);
	const { body } = await run.aps.request({
		method: 'PATCH',
		path: run.path({ project_id: projectId(run), folder_id: folder }),
		body: withCustomBody(changedFolderBody(folder, change), custom),
	});
	return (body as JsonApiDocument).data;
}
