import type { DocumentUrn } from '../../protocol/aps/documentUrn';
import { fillPath } from '../../protocol/aps/ids';
import type { ApsClient } from '../apsClient/client';
import { relatedId } from '../../protocol/aps/jsonApi';

/**
 * The ID of a file, from its own ID or that of a version. The file of a version is looked up: the two IDs
 * look alike, but Autodesk does not document that one can be derived from the other.
 */
export async function itemIdOf(
	aps: ApsClient,
	projectId: string,
	{ kind, id }: DocumentUrn,
): Promise<string> {
	if (kind === 'file') return id;
	const path = fillPath('/data/v1/projects/{projectId}/versions/{id}', { projectId, id });
	const lookUp = aps.for({ action: 'Get Version', scopes: ['data:read'] });
	const { data } = await lookUp.document({ path });
	const itemId = relatedId(data, 'item');
	if (itemId !== null) return itemId;
	throw new Error(`Autodesk returned no file for the version ${id}`);
}

/** The ID of a version, from its own ID or that of a file, which means its newest version. */
export async function versionIdOf(
	aps: ApsClient,
	projectId: string,
	{ kind, id }: DocumentUrn,
): Promise<string> {
	if (kind === 'fileVersion') return id;
	const path = fillPath('/data/v1/projects/{projectId}/items/{id}/tip', { projectId, id });
	const lookUp = aps.for({ action: 'Get Item Tip Version', scopes: ['data:read'] });
	const { data } = await lookUp.document({ path });
	return data.id;
}
