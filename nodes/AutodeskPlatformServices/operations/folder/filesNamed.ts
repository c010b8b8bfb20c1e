import { attribute, relatedId } from '../../../../protocol/aps/jsonApi';
import type { JsonApiResource } from '../../../../protocol/aps/jsonApi';
import type { ApsClient } from '../../../apsClient/client';
import { jsonApiDocuments } from '../../../apsLists/jsonApiPages';
import { fillPath } from '../../../../protocol/aps/ids';
import { isSameName } from '../../../../protocol/aps/names';

export interface FolderPlace {
	projectId: string;
	folderId: string;
}

export interface FileInFolder {
	file: JsonApiResource;
	/** Its newest version. */
	tip: JsonApiResource | undefined;
}

/**
 * The files directly in a folder that have this name, also in other case or composition. Reads a page only when the consumer needs it.
 */
export async function* filesNamed(
	aps: ApsClient,
	{ projectId, folderId }: FolderPlace,
	name: string,
): AsyncGenerator<FileInFolder> {
	const template = '/data/v1/projects/{projectId}/folders/{folderId}/contents';
	const path = fillPath(template, { projectId, folderId });
	for await (const page of jsonApiDocuments(aps, path, { 'filter[type]': 'items' })) {
		const { rows, included = [] } = page;
		for (const file of rows) {
			if (!isSameName(fileName(file), name)) continue;
			yield { file, tip: included.find(({ id }) => id === relatedId(file, 'tip')) };
		}
	}
}

/** The file with exactly this name, else one that differs in letter case or composition only. */
export async function fileNamed(
	aps: ApsClient,
	place: FolderPlace,
	name: string,
): Promise<FileInFolder | undefined> {
	const listing = aps.for({ action: 'List Folder Contents', scopes: ['data:read'] });
	let similar: FileInFolder | undefined;
	for await (const candidate of filesNamed(listing, place, name)) {
		if (fileName(candidate.file) === name) return candidate;
		similar ??= candidate;
	}
	return similar;
}

export function fileName(file: JsonApiResource): string {
	return String(attribute(file, 'displayName') ?? '');
}
