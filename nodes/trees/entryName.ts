import { attribute } from '../../protocol/aps/jsonApi';
import type { JsonApiResource } from '../../protocol/aps/jsonApi';

/** The name of a folder or file as people see it; its ID if Autodesk names none. */
export function entryName(resource: JsonApiResource): string {
	const [first, second] = isFolder(resource) ? ['name', 'displayName'] : ['displayName', 'name'];
	return String(attribute(resource, first) ?? attribute(resource, second) ?? resource.id);
}

export function isFolder({ type }: JsonApiResource): boolean {
	return type === 'folders';
}

/** A path that goes one step down. */
export function pathBelow(path: string, name: string): string {
	return path === '' ? name : `${path}/${name}`;
}
