import { attribute } from '../../protocol/aps/jsonApi';
import type { JsonApiResource } from '../../protocol/aps/jsonApi';

/**
 * The path of a file or folder from the top folder of its project down, e.g. `Project Files/Drawings/A-101.dwg`.
 *
 * @param folderPath path of the folder it is in; empty at the top, null if nothing says it
 */
export function pathOf(name: unknown, folderPath: string | null): string | null {
	if (folderPath === null || typeof name !== 'string') return null;
	return folderPath === '' ? name : `${folderPath}/${name}`;
}

/**
 * The path of the folder that a file is in, if Autodesk was asked for it: names from the top folder down,
 * without a leading slash, as in events.
 */
export function folderPathOf(file: JsonApiResource): string | null {
	const path = attribute(file, 'pathInProject');
	return typeof path === 'string' ? path.replace(/^\/+|\/+$/g, '') : null;
}
