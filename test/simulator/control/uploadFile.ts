import { isSameName } from '../../../protocol/aps/names';
import type { Simulation } from '../simulation/simulation';
import { addTextVersion } from '../state/addTextVersion';
import type { Item, Version } from '../state/documents';
import { addItem, itemsIn, projectOfFolder } from '../state/folderTree';
import type { Hook } from '../state/hook';
import type { Generated } from '../state/storage';
import type { Actor } from '../state/trace';
import { asActor } from '../state/trace';
import { emitVersionEvent } from '../events/documentEvents';
import { FOLDERS, USERS } from '../state/world';

export interface UploadOptions {
	fileName: string;
	/** Default: Project Files of the project Tower A. */
	folderId?: string;
	/** Text the file holds. */
	content?: string;
	/** Content of any size instead of a text. */
	generated?: Generated;
	/** Who uploads; a person of the seeded world by default. */
	actor?: Actor;
}

export interface UploadedFile {
	item: Item;
	version: Version;
	/** The hooks being called back. */
	hooks: Hook[];
}

const KIM = asActor(USERS.kim);

/**
 * Does what a person does in Docs: puts a file into a folder, or a new version of it when the name
 * is there already. Hooks on the folder and all folders above are called back.
 *
 * @throws RangeError for an unknown folder
 */
export function uploadFile(sim: Simulation, options: UploadOptions): UploadedFile {
	const { fileName, folderId = FOLDERS.towerProjectFiles, actor = KIM } = options;
	const { state } = sim;
	const project = projectOfFolder(state, folderId);
	if (!project) throw new RangeError(`There is no folder ${folderId}`);
	const item =
		itemsIn(state, folderId).find(({ displayName }) => isSameName(displayName, fileName)) ??
		addItem(state, { project, folderId, name: fileName, actor });
	const version = addTextVersion(state, {
		item,
		actor,
		text: options.content,
		generated: options.generated,
	});
	item.hidden = false;
	return { item, version, hooks: emitVersionEvent(sim, 'dm.version.added', version, actor) };
}
