import { attribute, relatedId } from '../../../../protocol/aps/jsonApi';
import type { JsonApiResource } from '../../../../protocol/aps/jsonApi';
import type { ApsClient } from '../../../apsClient/client';
import { jsonApiDocuments } from '../../../apsLists/jsonApiPages';
import { fillPath } from '../../../../protocol/aps/ids';

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
 * The files directly in a folder that have this name. Ignores case, because Autodesk does not document
 * whether it does. Reads a page only when the consumer needs it.
 */
export async function* filesNamed(
	aps: ApsClient,
	{ projectId, folderId }: FolderPlace,
	name: string,
): AsyncGenerator<FileInFolder> {
	const template = '/data/v1/projects/{projectId}/folders/{folderId}/contents';
	const path = fillPath(template, { projectId, folderId });
	const wanted = name.toLowerCase();
	for await (const page of jsonApiDocuments(aps, path, { 'filter[type]': 'items' })) {
		const { rows, included = [] } = page;
		for (const file of rows) {
			if (fileName(file).toLowerCase() !== wanted) continue;
			yield { file, tip: included.find(({ id }) => id === relatedId(file, 'tip')) };
		}
	}
}

export function fileName(file: JsonApiResource): string {
	return String(attribute(file, 'displayName') ?? '');
}
