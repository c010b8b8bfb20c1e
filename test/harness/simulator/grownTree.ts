import type { Simulator } from '../../simulator';
import { FOLDERS, USERS } from '../../simulator';
import { addTextVersion } from '../../simulator/state/addTextVersion';
import type { Folder, Item } from '../../simulator/state/documents';
import { addFolder, addItem, projectOfFolder } from '../../simulator/state/folderTree';
import { asActor } from '../../simulator/state/trace';

const KIM = asActor(USERS.kim);

/** Adds a folder to the simulated world, by default to the project Tower A. */
export function growFolder(
	{ state }: Simulator,
	name: string,
	parentId: string = FOLDERS.towerProjectFiles,
): Folder {
	const project = projectOfFolder(state, parentId)!;
	return addFolder(state, { project, parentId, name, actor: KIM });
}

/** Adds a file with one version. */
export function growFile(
	{ state }: Simulator,
	folderId: string,
	name: string,
	text?: string,
): Item {
	const project = projectOfFolder(state, folderId)!;
	const item = addItem(state, { project, folderId, name, actor: KIM });
	addTextVersion(state, { item, actor: KIM, text });
	return item;
}

/** The path of a call for the contents of a folder, for faults. */
export function contentsOf({ id }: Pick<Folder, 'id'>): string {
	return `*/folders/${encodeURIComponent(id)}/contents*`;
}
