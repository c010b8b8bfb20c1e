import type {
	ILoadOptionsFunctions,
	INodeListSearchItems,
	INodeListSearchResult,
} from 'n8n-workflow';
import type { ApsClient } from '../apsClient/client';
import { attribute, webLinkOf } from '../../protocol/aps/jsonApi';
import type { JsonApiResource } from '../../protocol/aps/jsonApi';
import { collect } from '../apsLists/pages';
import { jsonApiPages } from '../apsLists/jsonApiPages';
import { rootFolderOf } from '../documents/docsTree';
import { fillPath } from '../../protocol/aps/ids';
import { isSameName } from '../../protocol/aps/names';
import { mapInOrder } from '../actionNode/mapInOrder';
import { chosenHub } from './chosenHub';
import { chosenHubProject } from './chosenProject';
import { matches, searchClient } from './context';

/** A folder or file with its path, e.g. `Project Files/Drawings`. */
export interface Place {
	entry: JsonApiResource;
	path: string;
}

/** Autodesk keeps deleted folders and files, and lists them on request. */
export type Which = 'live' | 'deleted';

/** How many folders are opened at the same time. */
const CONCURRENCY = 5;

/** The folders of the project chosen in the open node, read level by level. */
export class FolderTree {
	private constructor(
		readonly aps: ApsClient,
		private readonly hubId: string,
		readonly projectId: string,
	) {}

	/** @param action shown in errors @throws NodeOperationError if no project is chosen */
	static async open(
		ctx: ILoadOptionsFunctions,
		action: string,
		projectOf = chosenHubProject,
	): Promise<FolderTree> {
		const aps = await searchClient(ctx, action, ['data:read']);
		const projectId = await projectOf(ctx, aps);
		return new FolderTree(aps, await chosenHub(ctx, aps), projectId);
	}

	/** The highest folders that the credential can open. */
	async top(): Promise<Place[]> {
		const { aps, hubId, projectId } = this;
		const template = '/project/v1/hubs/{hubId}/projects/{projectId}/topFolders';
		const path = fillPath(template, { hubId, projectId });
		const folders = await collect(jsonApiPages(aps, path, { excludeDeleted: true }));
		return folders.map((entry) => ({ entry, path: nameOf(entry) }));
	}

	/** The folder above the top level. @returns undefined if Autodesk does not name it */
	async rootFolder(): Promise<string | undefined> {
		return await rootFolderOf(this.aps, this.hubId, this.projectId);
	}

	/** Follows a path. @returns the folders at its end */
	async descend(top: readonly Place[], names: readonly string[]): Promise<Place[]> {
		const [first, ...others] = names;
		let places = named(top, first);
		for (const name of others) places = named(await this.childrenOf(places), name);
		return places;
	}

	/** The folders directly in the given ones. */
	async childrenOf(parents: readonly Place[], which: Which = 'live'): Promise<Place[]> {
		return await this.contentsOf(parents, 'folders', which);
	}

	/** The files directly in the given folders. */
	async filesIn(parents: readonly Place[], which: Which = 'live'): Promise<Place[]> {
		return await this.contentsOf(parents, 'items', which);
	}

	private async contentsOf(
		parents: readonly Place[],
		type: 'folders' | 'items',
		which: Which,
	): Promise<Place[]> {
		const { aps, projectId } = this;
		const template = '/data/v1/projects/{projectId}/folders/{folderId}/contents';
		const deleted = which === 'deleted';
		const query = { 'filter[type]': type, includeHidden: deleted ? true : undefined };
		const contents = await mapInOrder(parents.length, CONCURRENCY, async (index) => {
			const parent = parents[index];
			const path = fillPath(template, { projectId, folderId: parent.entry.id });
			const entries = await collect(jsonApiPages(aps, path, query));
			return entries.map((entry) => ({ entry, path: `${parent.path}/${nameOf(entry)}` }));
		});
		return contents.flat().filter(({ entry }) => (attribute(entry, 'hidden') === true) === deleted);
	}
}

/**
 * Splits a search text into the folders to open and the text to look for in the last one. A path may
 * start with a slash, as in Autodesk's `pathInProject`.
 */
export function splitPath(filter: string): { parents: string[]; text: string } {
	const parents = filter.trim().replace(/^\/+/, '').split('/');
	const text = parents.pop() ?? '';
	return { parents, text: text.trim() };
}

/** The name of a folder or file in the browser. */
export function nameOf(entry: JsonApiResource): string {
	return String(attribute(entry, 'name') ?? attribute(entry, 'displayName') ?? entry.id);
}

function named(places: readonly Place[], name: string): Place[] {
	return places.filter(({ entry }) => isSameName(nameOf(entry), name));
}

/** The places whose name contains the text, as results sorted by path. */
export function matchingPlaces(places: readonly Place[], text: string): INodeListSearchResult {
	const results = places
		.filter(({ entry }) => matches(nameOf(entry), text))
		.map(toResult)
		.sort((a, b) => a.name.localeCompare(b.name));
	return { results };
}

function toResult({ entry, path }: Place): INodeListSearchItems {
	return { name: path, value: entry.id, url: webLinkOf(entry) ?? undefined };
}
