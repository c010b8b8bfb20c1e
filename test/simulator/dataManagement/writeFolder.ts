import type { Call } from '../http/endpoint';
import { defineEndpoint } from '../http/endpoint';
import { Refusal } from '../http/refusal';
import type { Folder, Platform } from '../state/documents';
import { extensionTypes } from '../state/documents';
import { addFolder, moveFolder, pathUp, rollUp } from '../state/folderTree';
import { touch } from '../state/trace';
import { emitFolderEvent } from '../events/documentEvents';
import { actorOf, folderOf, projectOf } from './access';
import { createFolderBody, updateFolderBody } from './bodies';
import { created, document } from './jsonApi';
import { checkFolderName } from './names';
import { folderResource } from './resources';

const WRITE = { service: 'dataManagement', tokens: ['2L', '3L', 'SSA'], perMinute: 50 } as const;
const MAX_LEVELS = 25;

export const createFolder = defineEndpoint({
	...WRITE,
	method: 'POST',
	path: '/data/v1/projects/{project_id}/folders',
	scopes: ['data:create'],
	body: createFolderBody,
	handle(call) {
		const { state } = call.sim;
		const { attributes, relationships } = call.body.data;
		const project = projectOf(call);
		const parent = folderOf(call, relationships.parent.data.id);
		checkKind(project.platform, attributes.extension.type);
		checkDescription(project.platform, attributes.extension.data?.description);
		checkParent(call, project.platform, parent);
		checkFolderName(state, parent.id, attributes.name);
		const actor = actorOf(call);
		const folder = addFolder(state, { project, parentId: parent.id, name: attributes.name, actor });
		folder.description = attributes.extension.data?.description;
		emitFolderEvent(call.sim, 'dm.folder.added', folder, actor);
		return created(call, folderResource(call, folder));
	},
});

/** Renames, moves, deletes (hides) or restores. */
export const updateFolder = defineEndpoint({
	...WRITE,
	method: 'PATCH',
	path: '/data/v1/projects/{project_id}/folders/{folder_id}',
	scopes: ['data:write'],
	body: updateFolderBody,
	handle(call) {
		const { state } = call.sim;
		const folder = folderOf(call);
		const { id, attributes = {}, relationships } = call.body.data;
		if (id !== folder.id) throw new Refusal(400, 'data.id must equal the id in the path');
		const project = projectOf(call);
		checkDescription(project.platform, attributes.extension?.data?.description);
		if (folder.parentId === undefined) throw new Refusal(403, 'The root folder cannot be changed');
		const parentId = relationships?.parent.data.id ?? folder.parentId;
		if (relationships) {
			const parent = folderOf(call, parentId);
			checkParent(call, project.platform, parent);
			if (pathUp(state, parent.id).includes(folder)) {
				throw new Refusal(400, 'A folder cannot be moved into itself');
			}
		}
		const name = attributes.name ?? folder.name;
		const hidden = attributes.hidden ?? folder.hidden;
		if (!hidden) checkFolderName(state, parentId, name, folder.id);

		const actor = actorOf(call);
		const before = { ...folder };
		touch(folder.trace, actor);
		Object.assign(folder, { name, hidden });
		folder.description = attributes.extension?.data?.description ?? folder.description;
		rollUp(state, folder.id, folder.trace.lastModifiedTime);
		if (parentId !== before.parentId) {
			emitFolderEvent(call.sim, 'dm.folder.moved.out', folder, actor);
			moveFolder(state, folder, parentId);
			rollUp(state, parentId, folder.trace.lastModifiedTime);
			emitFolderEvent(call.sim, 'dm.folder.moved', folder, actor);
		}
		if (hidden && !before.hidden) emitFolderEvent(call.sim, 'dm.folder.deleted', folder, actor);
		else if (name !== before.name || hidden !== before.hidden) {
			emitFolderEvent(call.sim, 'dm.folder.modified', folder, actor);
		}
		return document(call, folderResource(call, folder));
	},
});

function checkKind(platform: Platform, type: string): void {
	const expected = extensionTypes(platform).folder;
	if (type === expected) return;
	throw new Refusal(400, `The extension type ${type} is not valid here; expected ${expected}`);
}

/** @throws Refusal 400 outside ACC, whose folders alone have descriptions */
function checkDescription(platform: Platform, description: string | undefined): void {
	if (description === undefined || platform === 'acc') return;
	throw new Refusal(400, 'extension.data.description is not supported in this project');
}

/** @throws Refusal 400 for the root of an ACC project, or too deep a tree */
function checkParent({ sim }: Pick<Call, 'sim'>, platform: Platform, parent: Folder): void {
	if (platform === 'fusion') return;
	if (parent.parentId === undefined) {
		throw new Refusal(400, 'Folders cannot be created in the root folder of a project');
	}
	if (pathUp(sim.state, parent.id).length > MAX_LEVELS) {
		throw new Refusal(400, `Folders can be nested ${MAX_LEVELS} levels deep`);
	}
}
