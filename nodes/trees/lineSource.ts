import { attribute } from '../../protocol/aps/jsonApi';
import type { JsonApiResource } from '../../protocol/aps/jsonApi';
import type { LineSource } from './copyLine';
import { isFolder } from './entryName';
import type { FoundEntry } from './walk';

export function sourceOf({ resource, tip, name, path }: FoundEntry): LineSource {
	if (isFolder(resource)) return folderSource(resource.id, name, path);
	return { kind: 'file', name, id: resource.id, path, size: sizeOf(tip) };
}

export function folderSource(id: string, name: string, path: string): LineSource {
	return { kind: 'folder', name, id, path, size: null };
}

function sizeOf(version: JsonApiResource | undefined): number | null {
	const size = version && attribute(version, 'storageSize');
	return typeof size === 'number' ? size : null;
}
