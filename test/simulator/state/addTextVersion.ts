import type { Item, Version } from './documents';
import { extensionTypes } from './documents';
import { addVersion } from './folderTree';
import type { State } from './state';
import type { Generated } from './storage';
import { addStorage } from './storages';
import type { GivenContent } from './storages';
import type { Actor } from './trace';

interface NewTextVersion {
	item: Item;
	actor: Actor;
	/** What the file holds; a line that names it when left out. */
	text?: string;
	/** Content of any size instead of a text. */
	generated?: Generated;
	time?: string;
}

/** Adds the next version of a file together with its storage, which holds a text. */
export function addTextVersion(
	state: State,
	{ item, actor, text, generated, time }: NewTextVersion,
): Version {
	const project = state.projects.get(item.projectId)!;
	const name = item.displayName;
	const line = `Simulated content of ${name}, version ${item.versionIds.length + 1}\n`;
	const content: GivenContent = generated
		? { kind: 'generated', ...generated }
		: { kind: 'text', text: text ?? line };
	const storage = addStorage(state, project, name, content);
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
