import type { DocumentUrn } from '../../protocol/aps/documentUrn';
import { fillPath } from '../../protocol/aps/ids';
import type { ApsClient } from '../apsClient/client';
import { relatedId } from '../../protocol/aps/jsonApi';
import type { JsonApiDocument } from '../../protocol/aps/jsonApi';

/**
 * The id of the file behind an id. For a version it is looked up: the two ids look alike, but nothing
 * says that one can be made from the other.
 */
export async function itemIdOf(
	aps: ApsClient,
	projectId: string,
	{ kind, id }: DocumentUrn,
): Promise<string> {
	if (kind === 'file') return id;
	const path = fillPath('/data/v1/projects/{projectId}/versions/{id}', { projectId, id });
	const lookUp = aps.for({ action: 'Get Version', scopes: ['data:read'] });
	const { data } = await lookUp.get<JsonApiDocument>(path);
	const itemId = relatedId(data, 'item');
	if (itemId !== null) return itemId;
	throw new Error(`Autodesk does not name the file of the version ${id}`);
}

/** The id of the version behind an id. A file stands for its newest one. */
export async function versionIdOf(
	aps: ApsClient,
	projectId: string,
	{ kind, id }: DocumentUrn,
): Promise<string> {
	if (kind === 'fileVersion') return id;
	const path = fillPath('/data/v1/projects/{projectId}/items/{id}/tip', { projectId, id });
	const lookUp = aps.for({ action: 'Get Item Tip Version', scopes: ['data:read'] });
	const { data } = await lookUp.get<JsonApiDocument>(path);
	return data.id;
}
