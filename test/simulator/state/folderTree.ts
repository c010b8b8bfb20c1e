import { randomBytes } from 'node:crypto';
import type { Folder, Item, Project, Version } from './documents';
import { extensionTypes } from './documents';
import type { State } from './state';
import type { Actor } from './trace';
import { traceOf } from './trace';

/** Reading and growing the tree of folders, items and versions. Rules of the API are not checked. */

/** The folder and everything above it up to the root of the project, nearest first. */
export function pathUp(state: State, folderId: string): Folder[] {
	const path: Folder[] = [];
	for (let id: string | undefined = folderId; id !== undefined;) {
		const folder: Folder | undefined = state.folders.get(id);
		if (!folder) break;
		path.push(folder);
		id = folder.parentId;
	}
	return path;
}

export function childFolders(state: State, folderId: string): Folder[] {
	return (state.folders.get(folderId)?.folderIds ?? []).map((id) => state.folders.get(id)!);
}

export function itemsIn(state: State, folderId: string): Item[] {
	return (state.folders.get(folderId)?.itemIds ?? []).map((id) => state.items.get(id)!);
}

export function tipOf(state: State, item: Item): Version {
	return state.versions.get(item.versionIds[item.versionIds.length - 1])!;
}

export function projectOfFolder(state: State, folderId: string): Project | undefined {
	const folder = state.folders.get(folderId);
	return folder && state.projects.get(folder.projectId);
}

/** Marks everything above as changed. */
export function rollUp(state: State, folderId: string, time: string): void {
	for (const folder of pathUp(state, folderId)) folder.lastModifiedTimeRollup = time;
}

interface NewFolder {
	project: Project;
	parentId?: string;
	name: string;
	actor: Actor;
	id?: string;
	time?: string;
}

export function addFolder(
	state: State,
	{ project, parentId, name, actor, ...given }: NewFolder,
): Folder {
	const time = given.time ?? new Date().toISOString();
	const folder: Folder = {
		id: given.id ?? newUrn(urnSystem(project), 'fs.folder:co.'),
		projectId: project.id,
		parentId,
		name,
		hidden: false,
		trace: traceOf(actor, time),
		lastModifiedTimeRollup: time,
		folderIds: [],
		itemIds: [],
	};
	state.folders.set(folder.id, folder);
	if (parentId) {
		state.folders.get(parentId)?.folderIds.push(folder.id);
		rollUp(state, parentId, time);
	}
	return folder;
}

/** Hangs a folder below another parent. */
export function moveFolder(state: State, folder: Folder, parentId: string): void {
	const siblings = state.folders.get(folder.parentId ?? '')?.folderIds;
	siblings?.splice(siblings.indexOf(folder.id), 1);
	folder.parentId = parentId;
	state.folders.get(parentId)?.folderIds.push(folder.id);
}

/** Puts a file into another folder. */
export function moveItem(state: State, item: Item, folderId: string): void {
	const siblings = state.folders.get(item.folderId)?.itemIds;
	siblings?.splice(siblings.indexOf(item.id), 1);
	item.folderId = folderId;
	state.folders.get(folderId)?.itemIds.push(item.id);
}

interface NewItem {
	project: Project;
	folderId: string;
	name: string;
	actor: Actor;
	extensionType?: string;
	id?: string;
	time?: string;
}

/** An item still without versions: add one at once, an item always has a tip. */
export function addItem(state: State, { project, folderId, name, actor, ...given }: NewItem): Item {
	const item: Item = {
		id: given.id ?? newUrn(urnSystem(project), 'dm.lineage:'),
		projectId: project.id,
		folderId,
		displayName: name,
		hidden: false,
		extensionType: given.extensionType ?? extensionTypes(project.platform).item,
		versionIds: [],
		trace: traceOf(actor, given.time),
	};
	state.items.set(item.id, item);
	state.folders.get(folderId)?.itemIds.push(item.id);
	return item;
}

interface NewVersion {
	item: Item;
	actor: Actor;
	extensionType: string;
	name?: string;
	storageId?: string;
	storageSize?: number;
	time?: string;
}

/** Adds the next version; the item takes over its name and time. */
export function addVersion(state: State, { item, actor, ...given }: NewVersion): Version {
	const time = given.time ?? new Date().toISOString();
	const versionNumber = item.versionIds.length + 1;
	const file = item.id.replace('dm.lineage:', 'fs.file:vf.');
	const version: Version = {
		id: `${file}?version=${versionNumber}`,
		itemId: item.id,
		versionNumber,
		name: given.name ?? item.displayName,
		extensionType: given.extensionType,
		storageId: given.storageId,
		storageSize: given.storageSize ?? 0,
		trace: traceOf(actor, time),
	};
	state.versions.set(version.id, version);
	item.versionIds.push(version.id);
	item.displayName = version.name;
	item.trace.lastModifiedTime = time;
	item.trace.lastModifiedUserId = actor.id;
	item.trace.lastModifiedUserName = actor.name;
	rollUp(state, item.folderId, time);
	return version;
}

/** `adsk.wipprod`, or the one of the region: URNs of EMEA projects differ. */
export function urnSystem(project: Project): string {
	const [system] = /adsk\.[a-z]+/.exec(project.rootFolderId) ?? ['adsk.wipprod'];
	return system;
}

function newUrn(system: string, type: string): string {
	return `urn:${system}:${type}${randomBytes(16).toString('base64url').replace(/[-_]/g, 'x')}`;
}
