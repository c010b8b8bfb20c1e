import { fillPath } from './ids';
import { QUOTAS } from './quotas';
import type { ApsQuery, ApsRequest } from './request';

/** A folder of a project. */
export interface FolderAddress {
	/** With its `b.` or `a.`. */
	projectId: string;
	/** URN. */
	folderId: string;
}

const FOLDER = '/data/v1/projects/{projectId}/folders/{folderId}';

export function getFolder({ projectId, folderId }: FolderAddress): ApsRequest {
	return { path: fillPath(FOLDER, { projectId, folderId }), quota: QUOTAS.folder };
}

/** The subfolders and files directly in a folder: a list of Data Management. */
export function listFolderContents(
	{ projectId, folderId }: FolderAddress,
	query?: ApsQuery,
): ApsRequest {
	return {
		path: fillPath(`${FOLDER}/contents`, { projectId, folderId }),
		query,
		quota: QUOTAS.folderContents,
	};
}
