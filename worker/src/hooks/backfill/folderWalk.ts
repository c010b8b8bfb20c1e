import { fillPath } from '../../../../protocol/aps/ids';
import type { ApsClient, ApsRequest } from '../../aps/apsClient';
import { jsonApiPages, type JsonApiResource } from '../../aps/jsonApiPages';

/** Something that came into being below a folder. */
export interface Addition {
	kind: 'version' | 'folder';
	/** The version or folder, as Data Management tells of it. */
	resource: JsonApiResource;
	/** When it came into being, Unix time in ms. */
	createdAt: number;
	/** Id of the file, for a version. */
	itemId?: string;
	/** The folders it lies in, from the one where the walk began down to its parent. */
	ancestors: readonly FolderName[];
}

export interface FolderName {
	name: string;
	urn: string;
}

/** No more folders than this are looked into. At 100 calls a minute it takes a good hour. */
const MAX_FOLDERS = 5_000;
/** Deeper than the 25 levels that Docs allows. */
const MAX_DEPTH = 50;
const PAGE = 200;
/** How Docs marks the deletion of a file: as a version. */
const DELETED = 'versions:autodesk.core:Deleted';

/** Finds what was added in a folder and everything below it since some time. */
export class FolderWalk {
	#folders = 0;

	/** Whether there was more than the limits allow to look at. */
	truncated = false;

	/** @param since Unix time in ms */
	constructor(
		private readonly aps: ApsClient,
		private readonly projectId: string,
		private readonly since: number,
		private readonly signal: AbortSignal,
	) {}

	/**
	 * In the order found; the versions of a file in their own. Holds one page at a time.
	 *
	 * @throws ApsError
	 */
	async *additions(folderId: string): AsyncGenerator<Addition> {
		const path = fillPath('/data/v1/projects/{projectId}/folders/{folderId}', {
			projectId: this.projectId,
			folderId,
		});
		const { body } = await this.aps.request(this.#get(path));
		const { data } = body as { data: JsonApiResource };
		const waiting: FolderName[][] = [[nameOf(data)]];
		for (let next = waiting.pop(); next; next = waiting.pop()) {
			this.#folders += 1;
			if (this.#folders > MAX_FOLDERS || next.length > MAX_DEPTH) {
				this.truncated = true;
				continue;
			}
			for await (const addition of this.#folder(next)) {
				if (addition.kind === 'version' || addition.createdAt >= this.since) yield addition;
				if (addition.kind === 'folder') waiting.push([...next, nameOf(addition.resource)]);
			}
		}
	}

	/** Changed folders and new versions directly in a folder. */
	async *#folder(ancestors: readonly FolderName[]): AsyncGenerator<Addition> {
		const parent = ancestors[ancestors.length - 1]?.urn ?? '';
		const path = fillPath('/data/v1/projects/{projectId}/folders/{parent}/contents', {
			projectId: this.projectId,
			parent,
		});
		const changed = {
			'filter[type]': 'folders',
			'filter[lastModifiedTimeRollup]-ge': new Date(this.since).toISOString(),
			'page[limit]': PAGE,
		};
		for await (const { data } of jsonApiPages(this.aps, this.#get(path, changed))) {
			for (const resource of data) {
				yield { kind: 'folder', resource, createdAt: timeOf(resource, 'createTime'), ancestors };
			}
		}
		// Whether files have a time to filter by here is not documented, so theirs are compared below.
		const files = { 'filter[type]': 'items', 'page[limit]': PAGE };
		for await (const { data, included } of jsonApiPages(this.aps, this.#get(path, files))) {
			const tips = new Map(included.map((tip) => [tip.id, tip]));
			for (const item of data) {
				const tip = tips.get(item.relationships?.tip?.data?.id ?? '');
				yield* this.#newVersions(item, tip, ancestors);
			}
		}
	}

	async *#newVersions(
		item: JsonApiResource,
		tip: JsonApiResource | undefined,
		ancestors: readonly FolderName[],
	): AsyncGenerator<Addition> {
		const latest = Math.max(timeOf(item, 'lastModifiedTime'), tip ? timeOf(tip, 'createTime') : 0);
		if (latest < this.since) return;
		const versions = tip && numberOf(tip) === 1 ? [tip] : await this.#versionsOf(item.id);
		for (const resource of versions) {
			const createdAt = timeOf(resource, 'createTime');
			if (createdAt < this.since || extensionType(resource) === DELETED) continue;
			yield { kind: 'version', resource, createdAt, itemId: item.id, ancestors };
		}
	}

	/** Autodesk does not say in which order it lists them. */
	async #versionsOf(itemId: string): Promise<JsonApiResource[]> {
		const path = fillPath('/data/v1/projects/{projectId}/items/{itemId}/versions', {
			projectId: this.projectId,
			itemId,
		});
		const versions: JsonApiResource[] = [];
		const request = this.#get(path, { 'page[limit]': PAGE }, 'itemVersions');
		for await (const { data } of jsonApiPages(this.aps, request)) versions.push(...data);
		return versions.sort((a, b) => numberOf(a) - numberOf(b));
	}

	#get(
		path: string,
		query: ApsRequest['query'] = {},
		budget: ApsRequest['budget'] = 'folderContents',
	): ApsRequest {
		return { path, query, scopes: ['data:read'], budget, signal: this.signal };
	}
}

function nameOf({ id, attributes }: JsonApiResource): FolderName {
	return { urn: id, name: typeof attributes.name === 'string' ? attributes.name : '' };
}

/** 0 for a time that is missing or cannot be read. */
function timeOf({ attributes }: JsonApiResource, name: string): number {
	const value = attributes[name];
	const time = typeof value === 'string' ? Date.parse(value) : 0;
	return Number.isNaN(time) ? 0 : time;
}

function numberOf({ attributes }: JsonApiResource): number {
	return Number(attributes.versionNumber);
}

function extensionType({ attributes }: JsonApiResource): unknown {
	return (attributes.extension as { type?: unknown } | undefined)?.type;
}
