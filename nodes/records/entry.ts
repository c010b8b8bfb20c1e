import type { IDataObject } from 'n8n-workflow';
import type { JsonApiResource } from '../../protocol/aps/jsonApi';
import { fileExample, simplifyFile } from './file';
import { folderExample, simplifyFolder } from './folder';

/** In the order of a file, with what only folders have where folders have it. */
const KEYS = mergedKeys(Object.keys(folderExample), Object.keys(fileExample));

/**
 * A file or folder of a list that mixes both. All records have the same keys, so that they fit into one table.
 *
 * @param tip the newest version of a file
 * @param folderPath path of the folder they are in, if known
 */
export function simplifyEntry(
	entry: JsonApiResource,
	tip: JsonApiResource | undefined,
	folderPath: string | null = null,
): IDataObject {
	return asEntry(
		entry.type === 'folders'
			? simplifyFolder(entry, folderPath)
			: simplifyFile(entry, tip, folderPath),
	);
}

/** The record of a file or folder with the keys of both. */
export function asEntry(record: IDataObject): IDataObject {
	return Object.fromEntries(KEYS.map((key) => [key, record[key] ?? null]));
}

export const entryExample: IDataObject = asEntry(fileExample);

/** Keeps the order of both lists. */
function mergedKeys(first: readonly string[], second: readonly string[]): string[] {
	const merged: string[] = [];
	let position = 0;
	for (const key of second) {
		const at = first.indexOf(key);
		if (at >= position) {
			merged.push(...first.slice(position, at).filter((earlier) => !second.includes(earlier)));
			position = at + 1;
		}
		merged.push(key);
	}
	return [...merged, ...first.slice(position).filter((later) => !second.includes(later))];
}
