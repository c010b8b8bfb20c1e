import { isSameName } from '../../../protocol/aps/names';
import { Refusal } from '../http/refusal';
import { childFolders, itemsIn } from '../state/folderTree';
import type { State } from '../state/state';

/**
 * That names which differ in case or Unicode composition only are the same, as in the product, is not
 * confirmed for the API. A client that gets along with these refusals also does without them.
 */

/** @throws Refusal 409 when a visible subfolder other than `except` has the name */
export function checkFolderName(
	state: State,
	parentId: string,
	name: string,
	except?: string,
): void {
	const taken = childFolders(state, parentId).some(
		(folder) => !folder.hidden && isSameName(folder.name, name) && folder.id !== except,
	);
	if (taken) throw new Refusal(409, `A folder named "${name}" already exists`);
}

/** @throws Refusal 409 when a visible item other than `except` has the name */
export function checkItemName(state: State, folderId: string, name: string, except?: string): void {
	const taken = itemsIn(state, folderId).some(
		(item) => !item.hidden && isSameName(item.displayName, name) && item.id !== except,
	);
	if (taken) throw new Refusal(409, `A file named "${name}" already exists in the folder`);
}
