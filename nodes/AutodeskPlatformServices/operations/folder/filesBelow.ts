import { fillPath } from '../../../../protocol/aps/ids';
import { attribute, relatedId } from '../../../../protocol/aps/jsonApi';
import { jsonApiDocuments } from '../../../apsLists/jsonApiPages';
import type { OperationRun } from '../../../operations/operation';
import type { FileInFolder, FolderPlace } from './filesNamed';

/** A file somewhere below a folder. */
export interface FileBelow extends FileInFolder {
	/** Names of the folders from the one that was asked for down to the file; empty directly in it. */
	folderPath: string;
}

/**
 * The files in a folder and, if wanted, in all folders below it, folder by folder. Reads a page only when
 * the consumer needs it.
 */
export async function* filesBelow(
	run: OperationRun,
	{ projectId, folderId }: FolderPlace,
	withSubfolders: boolean,
): AsyncGenerator<FileBelow> {
	const folders = [{ id: folderId, path: '' }];
	// A tree that leads back to a folder must not be read for ever.
	const seen = new Set([folderId]);
	for (let folder = folders.shift(); folder !== undefined; folder = folders.shift()) {
		const template = '/data/v1/projects/{projectId}/folders/{folderId}/contents';
		const path = fillPath(template, { projectId, folderId: folder.id });
		const query = withSubfolders ? {} : { 'filter[type]': 'items' };
		for await (const { rows, included = [] } of jsonApiDocuments(run.aps, path, query)) {
			const versions = new Map(included.map((version) => [version.id, version]));
			for (const entry of rows) {
				if (entry.type !== 'folders') {
					const tip = versions.get(relatedId(entry, 'tip') ?? '');
					yield { file: entry, tip, folderPath: folder.path };
				} else if (!seen.has(entry.id)) {
					seen.add(entry.id);
					const name = String(attribute(entry, 'name') ?? attribute(entry, 'displayName'));
					folders.push({ id: entry.id, path: folder.path ? `${folder.path}/${name}` : name });
				}
			}
		}
	}
}
