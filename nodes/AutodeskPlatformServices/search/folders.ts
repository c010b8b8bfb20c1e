import type {
	ILoadOptionsFunctions,
	INodeListSearchItems,
	INodeListSearchResult,
} from 'n8n-workflow';
import type { ApsClient } from '../../shared/aps/client';
import { attribute, webLinkOf } from '../../shared/aps/jsonApi';
import type { JsonApiResource } from '../../shared/aps/jsonApi';
import { collect, jsonApiPages } from '../../shared/aps/pagination';
import { fillPath, toDataManagementId } from '../../shared/protocol/ids';
import { mapInOrder } from '../mapInOrder';
import { chosen, matches, searchClient } from './context';

/** A folder and where it lies, e.g. `Project Files/Drawings`. */
interface Place {
	folder: JsonApiResource;
	path: string;
}

/** How many folders are opened at the same time to look for their children. */
const CONCURRENCY = 5;

/**
 * Folders of the chosen project. Without a slash the text is looked for in the two highest levels;
 * `Project Files/Drawings/fl` opens that folder and looks for `fl` among its children.
 */
export async function searchFolders(
	this: ILoadOptionsFunctions,
	filter = '',
): Promise<INodeListSearchResult> {
	const projectId = toDataManagementId(chosen(this, 'project'));
	const hubId = toDataManagementId(chosen(this, 'hub'));
	const aps = await searchClient(this, 'List Folder Contents', ['data:read']);
	const parents = filter.split('/');
	const text = parents.pop();
	const top = await topFolders(aps, hubId, projectId);
	const places =
		parents.length === 0
			? [...top, ...(await childrenOf(aps, projectId, top))]
			: await descend(aps, projectId, top, parents);
	const results = places
		.filter(({ folder }) => matches(nameOf(folder), text))
		.map(toResult)
		.sort((a, b) => a.name.localeCompare(b.name));
	return { results };
}

async function topFolders(aps: ApsClient, hubId: string, projectId: string): Promise<Place[]> {
	const template = '/project/v1/hubs/{hubId}/projects/{projectId}/topFolders';
	const path = fillPath(template, { hubId, projectId });
	const folders = await collect(jsonApiPages(aps, path, { excludeDeleted: true }));
	return folders.map((folder) => ({ folder, path: nameOf(folder) }));
}

/** Follows the names downward, whatever their case. @returns the last one's children */
async function descend(
	aps: ApsClient,
	projectId: string,
	from: Place[],
	names: readonly string[],
): Promise<Place[]> {
	let places = from;
	for (const name of names) {
		const wanted = name.trim().toLowerCase();
		const found = places.filter(({ folder }) => nameOf(folder).toLowerCase() === wanted);
		places = await childrenOf(aps, projectId, found);
	}
	return places;
}

async function childrenOf(
	aps: ApsClient,
	projectId: string,
	parents: readonly Place[],
): Promise<Place[]> {
	const template = '/data/v1/projects/{projectId}/folders/{folderId}/contents';
	const children = await mapInOrder(parents.length, CONCURRENCY, async (index) => {
		const parent = parents[index];
		const path = fillPath(template, { projectId, folderId: parent.folder.id });
		const folders = await collect(jsonApiPages(aps, path, { 'filter[type]': 'folders' }));
		return folders.map((folder) => ({ folder, path: `${parent.path}/${nameOf(folder)}` }));
	});
	return children.flat();
}

function nameOf(folder: JsonApiResource): string {
	return String(attribute(folder, 'name') ?? attribute(folder, 'displayName') ?? folder.id);
}

function toResult({ folder, path }: Place): INodeListSearchItems {
	return { name: path, value: folder.id, url: webLinkOf(folder) ?? undefined };
}
