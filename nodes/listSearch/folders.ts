import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { chosenDestinationProject } from './chosenProject';
import { FolderTree, matchingPlaces, splitPath } from './folderTree';
import type { Which } from './folderTree';

/**
 * Folders of the chosen project. Without a slash, this searches the two highest levels;
 * `Project Files/Drawings/fl` opens that folder and looks for `fl` among its children.
 */
export async function searchFolders(
	this: ILoadOptionsFunctions,
	filter = '',
): Promise<INodeListSearchResult> {
	return await findFolders(this, filter, 'live');
}

/** As {@link searchFolders}, for deleted folders. */
export async function searchDeletedFolders(
	this: ILoadOptionsFunctions,
	filter = '',
): Promise<INodeListSearchResult> {
	return await findFolders(this, filter, 'deleted');
}

/** As {@link searchFolders}, for the destination project if one is chosen. */
export async function searchDestinationFolders(
	this: ILoadOptionsFunctions,
	filter = '',
): Promise<INodeListSearchResult> {
	return await findFolders(this, filter, 'live', chosenDestinationProject);
}

async function findFolders(
	ctx: ILoadOptionsFunctions,
	filter: string,
	which: Which,
	projectOf?: typeof chosenDestinationProject,
): Promise<INodeListSearchResult> {
	const tree = await FolderTree.open(ctx, 'List Folder Contents', projectOf);
	const { parents, text } = splitPath(filter);
	const top = await tree.top();
	const opened = parents.length === 0 ? top : await tree.descend(top, parents);
	const children = await tree.childrenOf(opened, which);
	const places = parents.length === 0 && which === 'live' ? [...top, ...children] : children;
	return matchingPlaces(places, text);
}
