import { Refusal } from '../http/refusal';
import { childFolders, itemsIn } from '../state/folderTree';
import type { State } from '../state/state';

/** @throws Refusal 409 when a visible subfolder other than `except` has the name */
export function checkFolderName(
	state: State,
	parentId: string,
	name: string,
	except?: string,
): void {
	const taken = childFolders(state, parentId).some(
		(folder) => !folder.hidden && folder.name === name && folder.id !== except,
	);
	if (taken) throw new Refusal(409, `A folder named "${name}" already exists`);
}

/** @throws Refusal 409 when a visible item other than `except` has the name */
export function checkItemName(state: State, folderId: string, name: string, except?: string): void {
	const taken = itemsIn(state, folderId).some(
		(item) => !item.hidden && item.displayName === name && item.id !== except,
	);
	if (taken) throw new Refusal(409, `A file named "${name}" already exists in the folder`);
}
