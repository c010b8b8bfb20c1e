import { docsProjectId } from '../../../fields/docsProject';
import { folder, folderId } from '../../../fields/folder';
import { hubForLists } from '../../../fields/hub';
import { projectOrLink } from '../../../fields/project';
import type { FolderPlace } from '../../../folderPermissions/readPermissions';
import type { ApsRun } from '../../../parameters/run';

/** The fields for the folder. */
export const folderFields = [hubForLists, projectOrLink, folder];

/** @throws InvalidValue */
export function folderPlaceOf(run: ApsRun): FolderPlace {
	return { projectId: docsProjectId(run), folderId: folderId(run) };
}

/** The place as one text, for rows of the same folder. */
export function placeKey({ projectId, folderId: id }: FolderPlace): string {
	return `${projectId} ${id}`;
}

/** @param key from {@link placeKey} */
export function placeFrom(key: string): FolderPlace {
	const [project, id] = key.split(' ');
	return { projectId: project, folderId: id };
}
