import type { Item, Version } from './documents';
import { extensionTypes } from './documents';
import { addVersion } from './folderTree';
import type { State } from './state';
import { addStorage } from './storages';
import type { Actor } from './trace';

interface NewTextVersion {
	item: Item;
	actor: Actor;
	/** What the file holds; a line that names it when left out. */
	text?: string;
	time?: string;
}

/** Adds the next version of a file together with its storage, which holds a text. */
export function addTextVersion(state: State, { item, actor, text, time }: NewTextVersion): Version {
	const project = state.projects.get(item.projectId)!;
	const name = item.displayName;
	const content = text ?? `Simulated content of ${name}, version ${item.versionIds.length + 1}\n`;
	const storage = addStorage(state, project, name, { kind: 'text', text: content });
	const version = addVersion(state, {
		item,
		actor,
		extensionType: extensionTypes(project.platform).version,
		storageId: storage.id,
		storageSize: storage.size,
		time,
	});
	storage.versionId = version.id;
	return version;
}
