import type { ILoadOptionsFunctions, INodeListSearchItems } from 'n8n-workflow';
import type { ApsClient, ApsRequest } from '../../shared/aps/client';
import { attribute, webLinkOf } from '../../shared/aps/jsonApi';
import type { JsonApiResource } from '../../shared/aps/jsonApi';
import { collect, jsonApiPages } from '../../shared/aps/pagination';
import { fillPath, toDataManagementId } from '../../shared/protocol/ids';
import { mapInOrder } from '../../shared/operations/mapInOrder';
import { chosen, searchClient } from './context';

/** A folder or file and where it lies, e.g. `Project Files/Drawings`. */
export interface Place {
	entry: JsonApiResource;
	path: string;
}

/** How many folders are opened at the same time. */
const CONCURRENCY = 5;

/** The folders of the project chosen in the open node, walked level by level. */
export class FolderTree {
	private constructor(
		readonly aps: ApsClient,
		private readonly hubId: string,
		readonly projectId: string,
	) {}

	/** @param action what a refusal names @throws NodeOperationError while no project is chosen */
	static async open(ctx: ILoadOptionsFunctions, action: string): Promise<FolderTree> {
		const projectId = toDataManagementId(chosen(ctx, 'project'));
		const hubId = toDataManagementId(chosen(ctx, 'hub'));
		return new FolderTree(await searchClient(ctx, action, ['data:read']), hubId, projectId);
	}

	/** The highest folders that the credential may open. */
	async top(): Promise<Place[]> {
		const { aps, hubId, projectId } = this;
		const template = '/project/v1/hubs/{hubId}/projects/{projectId}/topFolders';
		const path = fillPath(template, { hubId, projectId });
		const folders = await collect(jsonApiPages(aps, path, { excludeDeleted: true }));
		return folders.map((entry) => ({ entry, path: nameOf(entry) }));
	}

	/** Follows the names downward, whatever their case. @returns the folders at the end of the path */
	async descend(top: readonly Place[], names: readonly string[]): Promise<Place[]> {
		const [first, ...others] = names;
		let places = named(top, first);
		for (const name of others) places = named(await this.childrenOf(places), name);
		return places;
	}

	/** The folders directly in the given ones. */
	async childrenOf(
		parents: readonly Place[],
		which: 'live' | 'deleted' = 'live',
	): Promise<Place[]> {
		const includeHidden = which === 'deleted' ? true : undefined;
		const children = await this.contentsOf(parents, { 'filter[type]': 'folders', includeHidden });
		return children.filter(
			({ entry }) => (attribute(entry, 'hidden') === true) === (which === 'deleted'),
		);
	}

	/** The files directly in the given folders. */
	async filesIn(parents: readonly Place[]): Promise<Place[]> {
		return await this.contentsOf(parents, { 'filter[type]': 'items' });
	}

	private async contentsOf(
		parents: readonly Place[],
		query: ApsRequest['query'],
	): Promise<Place[]> {
		const { aps, projectId } = this;
		const template = '/data/v1/projects/{projectId}/folders/{folderId}/contents';
		const contents = await mapInOrder(parents.length, CONCURRENCY, async (index) => {
			const parent = parents[index];
			const path = fillPath(template, { projectId, folderId: parent.entry.id });
			const entries = await collect(jsonApiPages(aps, path, query));
			return entries.map((entry) => ({ entry, path: `${parent.path}/${nameOf(entry)}` }));
		});
		return contents.flat();
	}
}

/** What a folder or file is called in the browser. */
export function nameOf(entry: JsonApiResource): string {
	return String(attribute(entry, 'name') ?? attribute(entry, 'displayName') ?? entry.id);
}

function named(places: readonly Place[], name: string): Place[] {
	const wanted = name.trim().toLowerCase();
	return places.filter(({ entry }) => nameOf(entry).toLowerCase() === wanted);
}

/** A place as an entry of a list. */
export function toResult({ entry, path }: Place): INodeListSearchItems {
	return { name: path, value: entry.id, url: webLinkOf(entry) ?? undefined };
}
