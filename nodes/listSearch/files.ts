import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { documentFolders } from '../documents/docsTree';
import { jsonApiPage } from '../apsLists/jsonApiPages';
import type { JsonApiResource } from '../../protocol/aps/jsonApi';
import { fillPath } from '../../protocol/aps/ids';
import { compositions } from '../../protocol/aps/names';
import { mapInOrder } from '../actionNode/mapInOrder';
import { FolderTree, matchingPlaces, nameOf, splitPath } from './folderTree';
import type { Place, Which } from './folderTree';

/** How many folders are searched at the same time. */
const CONCURRENCY = 5;

/**
 * Files of the chosen project. `Project Files/Drawings/a-1` looks for `a-1` among the files of that
 * folder. Without a slash, the results are the matching files directly in the top folders and, if the
 * credential has the scope for it, what Autodesk's search finds in all folders. Without a search text,
 * Autodesk returns some files.
 */
export async function searchFiles(
	this: ILoadOptionsFunctions,
	filter = '',
): Promise<INodeListSearchResult> {
	return await findFiles(this, filter, 'live');
}

/**
 * As {@link searchFiles}, for deleted files. Autodesk does not document that its search finds them, so
 * without a slash this shows only those directly in the top folders.
 */
export async function searchDeletedFiles(
	this: ILoadOptionsFunctions,
	filter = '',
): Promise<INodeListSearchResult> {
	return await findFiles(this, filter, 'deleted');
}

async function findFiles(
	ctx: ILoadOptionsFunctions,
	filter: string,
	which: Which,
): Promise<INodeListSearchResult> {
	const tree = await FolderTree.open(ctx, 'List Folder Contents');
	const { parents, text } = splitPath(filter);
	const top = await tree.top();
	const opened =
		parents.length === 0 ? await documentPlaces(tree, top) : await tree.descend(top, parents);
	const direct = await tree.filesIn(opened, which);
	const searches = parents.length === 0 && which === 'live';
	const files = searches ? [...direct, ...(await deeperFiles(tree, opened, direct, text))] : direct;
	return matchingPlaces(files, text);
}

async function documentPlaces(tree: FolderTree, top: readonly Place[]): Promise<Place[]> {
	const folders = top.map(({ entry }) => entry);
	const documents = new Set(await documentFolders(folders, async () => await tree.rootFolder()));
	return top.filter(({ entry }) => documents.has(entry));
}

/** What Autodesk's search finds below the top folders, if the credential has the scope for it. */
async function deeperFiles(
	tree: FolderTree,
	top: readonly Place[],
	direct: readonly Place[],
	text: string,
): Promise<Place[]> {
	if (!tree.aps.access.scopes.includes('data:search')) return [];
	const found = await mapInOrder(top.length, CONCURRENCY, (index) =>
		searchBelow(tree, top[index].entry.id, text),
	);
	const listed = new Set(direct.map(({ entry }) => entry.id));
	const deeper = found.flat().filter(({ id }) => !listed.has(id));
	return deeper.map((entry) => ({ entry, path: nameOf(entry) }));
}

/** Autodesk may refuse to search where it lists: the files that were listed are shown all the same. */
const SEARCH_REFUSED = [403, 404];

/** The first page of Autodesk's search, which returns no paths. */
async function searchBelow(
	{ aps, projectId }: FolderTree,
	folderId: string,
	text: string,
): Promise<JsonApiResource[]> {
	const template = '/data/v1/projects/{projectId}/folders/{folderId}/search';
	const path = fillPath(template, { projectId, folderId });
	const query = text === '' ? undefined : { 'filter[name]-contains': spellings(text) };
	const { included = [] } = await jsonApiPage(aps, path, query, SEARCH_REFUSED);
	return included.filter(({ type }) => type === 'items');
}

/**
 * Autodesk's search compares character by character, so this adds the usual spellings. Autodesk reads a comma as a
 * separator of alternatives, so this sends only the longest part between commas; `matchingPlaces` then
 * compares the results with the whole text.
 */
function spellings(text: string): string[] {
	const parts = text.split(',').map((part) => part.trim());
	const [part] = parts.sort((a, b) => b.length - a.length);
	const lower = part.toLowerCase();
	const capitalized = lower.charAt(0).toUpperCase() + lower.slice(1);
	const cases = [part, lower, part.toUpperCase(), capitalized];
	return [...new Set(cases.flatMap(compositions))];
}
