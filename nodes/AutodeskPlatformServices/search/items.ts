import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { documentFolders } from '../../shared/aps/docsTree';
import type { JsonApiList, JsonApiResource } from '../../shared/aps/jsonApi';
import { fillPath } from '../../shared/protocol/ids';
import { mapInOrder } from '../../shared/operations/mapInOrder';
import { matches } from './context';
import { FolderTree, nameOf, toResult } from './folderTree';
import type { Place } from './folderTree';

/** How many folders are searched at the same time. */
const CONCURRENCY = 5;

/**
 * Files of the chosen project. `Project Files/Drawings/a-1` looks for `a-1` among the files of that
 * folder. Without a slash Autodesk searches all folders for the text, if the credential may search;
 * the files directly in the top folders are always among the results.
 */
export async function searchItems(
	this: ILoadOptionsFunctions,
	filter = '',
): Promise<INodeListSearchResult> {
	const tree = await FolderTree.open(this, 'List Folder Contents');
	const parents = filter.split('/');
	const text = (parents.pop() ?? '').trim();
	const top = await tree.top();
	const files =
		parents.length === 0
			? await filesNamed(tree, documentPlaces(top), text)
			: await tree.filesIn(await tree.descend(top, parents));
	const results = files
		.filter(({ entry }) => matches(nameOf(entry), text))
		.map(toResult)
		.sort((a, b) => a.name.localeCompare(b.name));
	return { results };
}

function documentPlaces(top: readonly Place[]): Place[] {
	const documents = new Set(documentFolders(top.map(({ entry }) => entry)));
	return top.filter(({ entry }) => documents.has(entry));
}

async function filesNamed(tree: FolderTree, top: readonly Place[], text: string): Promise<Place[]> {
	const direct = await tree.filesIn(top);
	if (text === '' || !tree.aps.access.scopes.includes('data:search')) return direct;
	const found = await mapInOrder(top.length, CONCURRENCY, (index) =>
		searchBelow(tree, top[index].entry.id, text),
	);
	const listed = new Set(direct.map(({ entry }) => entry.id));
	const deeper = found.flat().filter(({ id }) => !listed.has(id));
	return [...direct, ...deeper.map((entry) => ({ entry, path: nameOf(entry) }))];
}

/** The first page of Autodesk's search, which tells no paths. */
async function searchBelow(
	{ aps, projectId }: FolderTree,
	folderId: string,
	text: string,
): Promise<JsonApiResource[]> {
	const template = '/data/v1/projects/{projectId}/folders/{folderId}/search';
	const path = fillPath(template, { projectId, folderId });
	const { included = [] } = await aps.get<JsonApiList>(path, {
		'filter[name]-contains': spellings(text),
	});
	return included.filter(({ type }) => type === 'items');
}

/**
 * Autodesk's search minds the case, a person in a search box does not. A comma separates
 * alternatives there, so only the longest part between commas is sent; the results are matched
 * against the whole text afterwards.
 */
function spellings(text: string): string[] {
	const parts = text.split(',').map((part) => part.trim());
	const [part] = parts.sort((a, b) => b.length - a.length);
	const lower = part.toLowerCase();
	const capitalised = lower.charAt(0).toUpperCase() + lower.slice(1);
	return [...new Set([part, lower, part.toUpperCase(), capitalised])];
}
