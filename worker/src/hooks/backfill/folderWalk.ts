import { answerContent } from '../../../../protocol/aps/answerContent';
import { DELETED_VERSION_TYPE } from '../../../../protocol/aps/extensionTypes';
import { fillPath } from '../../../../protocol/aps/ids';
import {
	attribute,
	extensionType,
	isJsonApiResource,
	relatedId,
	versionNumberOf,
	type JsonApiResource,
} from '../../../../protocol/aps/jsonApi';
import { isJsonObject } from '../../../../protocol/json';
import type { ApsApi, CallTerms } from '../../aps/apsApi';
import { ApsError } from '../../aps/apsError';
import { JSON_API_PAGE_SIZE, jsonApiList } from '../../../../protocol/aps/lists/jsonApiList';
import { linkedPages, type FreshPage } from '../../../../protocol/aps/lists/linkedList';
import type { ApsQuery } from '../../../../protocol/aps/request';
import { parseTime } from '../../../../protocol/time';

/** A file version or folder that was created below a folder. */
export interface Addition {
	kind: 'version' | 'folder';
	/** The version or folder, as returned by Data Management. */
	resource: JsonApiResource;
	/** When it was created, Unix time in ms. */
	createdAt: number;
	/** Id of the file, for a version. */
	itemId?: string;
	/** The folders that contain it, from the start of the walk down to its parent. */
	ancestors: readonly FolderName[];
}

export interface FolderName {
	name: string;
	urn: string;
}

/** The maximum number of folders to read. At 100 calls a minute, this takes over an hour. */
const MAX_FOLDERS = 5_000;
/** Deeper than the 25 levels that Docs allows. */
const MAX_DEPTH = 50;

/** Finds what was added to a folder and its subfolders since a given time. */
export class FolderWalk {
	#folders = 0;

	/** Whether the limits ended the walk before everything was read. */
	truncated = false;

	/** Versions and folders of which Autodesk did not say when they were created. They are not additions. */
	undated = 0;

	/** @param since Unix time in ms */
	constructor(
		private readonly aps: ApsApi,
		private readonly projectId: string,
		private readonly since: number,
		private readonly signal: AbortSignal,
	) {}

	/**
	 * Returns additions in the order found, and the versions of a file in version order. Holds one
	 * page at a time.
	 *
	 * @throws ApsError
	 */
	async *additions(folderId: string): AsyncGenerator<Addition> {
		const path = fillPath('/data/v1/projects/{projectId}/folders/{folderId}', {
			projectId: this.projectId,
			folderId,
		});
		const { body } = await this.aps.request({ path, ...this.#terms() });
		const folder = isJsonObject(body) ? body.data : undefined;
		if (!isJsonApiResource(folder)) {
			throw new ApsError(
				`Autodesk answered GET ${path}, but the answer is not a folder: it holds ${answerContent(body)}`,
			);
		}
		const waiting: FolderName[][] = [[nameOf(folder)]];
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

	/** Changed folders and new versions in a folder, without its subfolders. */
	async *#folder(ancestors: readonly FolderName[]): AsyncGenerator<Addition> {
		const parent = ancestors[ancestors.length - 1]?.urn ?? '';
		const path = fillPath('/data/v1/projects/{projectId}/folders/{parent}/contents', {
			projectId: this.projectId,
			parent,
		});
		const changed = {
			'filter[type]': 'folders',
			'filter[lastModifiedTimeRollup]-ge': new Date(this.since).toISOString(),
			'page[limit]': JSON_API_PAGE_SIZE,
		};
		for await (const { rows } of this.#pages(path, changed)) {
			for (const resource of rows) {
				yield { kind: 'folder', resource, createdAt: this.#creationOf(resource), ancestors };
			}
		}
		// Autodesk does not document a time filter for files here, so their times are compared below.
		const files = { 'filter[type]': 'items', 'page[limit]': JSON_API_PAGE_SIZE };
		for await (const { rows, included = [] } of this.#pages(path, files)) {
			const tips = new Map(included.map((tip) => [tip.id, tip]));
			for (const item of rows) {
				const tip = tips.get(relatedId(item, 'tip') ?? '');
				yield* this.#newVersions(item, tip, ancestors);
			}
		}
	}

	async *#newVersions(
		item: JsonApiResource,
		tip: JsonApiResource | undefined,
		ancestors: readonly FolderName[],
	): AsyncGenerator<Addition> {
		const modified = timeOf(item, 'lastModifiedTime');
		const created = tip && timeOf(tip, 'createTime');
		// Without a time, only the versions can say.
		if (modified !== undefined && Math.max(modified, created ?? 0) < this.since) return;
		const versions = tip && numberOf(tip) === 1 ? [tip] : await this.#versionsOf(item.id);
		for (const resource of versions) {
			if (extensionType(resource) === DELETED_VERSION_TYPE) continue;
			const createdAt = this.#creationOf(resource);
			if (createdAt < this.since) continue;
			yield { kind: 'version', resource, createdAt, itemId: item.id, ancestors };
		}
	}

	/** Autodesk does not document the order of the list. */
	async #versionsOf(itemId: string): Promise<JsonApiResource[]> {
		const path = fillPath('/data/v1/projects/{projectId}/items/{itemId}/versions', {
			projectId: this.projectId,
			itemId,
		});
		const versions: JsonApiResource[] = [];
		const pages = this.#pages(path, { 'page[limit]': JSON_API_PAGE_SIZE }, 'itemVersions');
		for await (const { rows } of pages) versions.push(...rows);
		return versions.sort((a, b) => numberOf(a) - numberOf(b));
	}

	#creationOf(resource: JsonApiResource): number {
		const time = timeOf(resource, 'createTime');
		if (time === undefined) this.undated += 1;
		return time ?? 0;
	}

	#pages(
		path: string,
		query: ApsQuery,
		budget?: CallTerms['budget'],
	): AsyncGenerator<FreshPage<JsonApiResource>> {
		return linkedPages(this.aps.source(this.#terms(budget)), jsonApiList, { path, query });
	}

	#terms(budget: CallTerms['budget'] = 'folderContents'): CallTerms {
		return { scopes: ['data:read'], budget, signal: this.signal };
	}
}

function nameOf(folder: JsonApiResource): FolderName {
	const name = attribute(folder, 'name');
	return { urn: folder.id, name: typeof name === 'string' ? name : '' };
}

/** Undefined for a time that is missing or invalid. */
function timeOf(resource: JsonApiResource, name: string): number | undefined {
	return parseTime(attribute(resource, name));
}

/** Versions without a number come first. */
function numberOf(version: JsonApiResource): number {
	return versionNumberOf(version) ?? 0;
}
