import { fillPath } from '../../protocol/aps/ids';
import { parseRegion } from '../../protocol/aps/regions';
import type { Region } from '../../protocol/aps/regions';
import type { ApsClient } from '../apsClient/client';
import { attribute } from '../../protocol/aps/jsonApi';
import type { JsonApiDocument, JsonApiResource } from '../../protocol/aps/jsonApi';
import { collect } from '../apsLists/pages';
import { jsonApiPages } from '../apsLists/jsonApiPages';

/** The region that stores a hub's data. @returns undefined when Autodesk names an unknown region or none */
export async function regionOfHub(aps: ApsClient, hubId: string): Promise<Region | undefined> {
	const { data } = await aps.get<JsonApiDocument>(fillPath('/project/v1/hubs/{hubId}', { hubId }));
	return parseRegion(attribute(data, 'region') as string | null);
}

/** IDs of all active projects of a hub that the credential can see. */
export async function projectsOfHub(aps: ApsClient, hubId: string): Promise<string[]> {
	const path = fillPath('/project/v1/hubs/{hubId}/projects', { hubId });
	return (await collect(jsonApiPages(aps, path))).map(({ id }) => id);
}

/** The top folders of ACC and BIM 360 that contain documents; the others belong to other products. */
const DOCUMENT_FOLDERS = new Set(['Project Files', 'Plans']);

/**
 * The folders that together contain all documents of a project. Returns all top folders when none has a
 * known name: users without admin rights see the highest folders they can open instead, and other hubs
 * choose their names freely.
 *
 * @returns folder URNs
 */
export async function projectFolders(
	aps: ApsClient,
	hubId: string,
	projectId: string,
): Promise<string[]> {
	const path = fillPath('/project/v1/hubs/{hubId}/projects/{projectId}/topFolders', {
		hubId,
		projectId,
	});
	const folders = await collect(jsonApiPages(aps, path, { excludeDeleted: true }));
	return documentFolders(folders).map(({ id }) => id);
}

/** The top folders of a project that contain its documents. */
export function documentFolders(topFolders: JsonApiResource[]): JsonApiResource[] {
	const documents = topFolders.filter((folder) =>
		DOCUMENT_FOLDERS.has(String(attribute(folder, 'name'))),
	);
	return documents.length > 0 ? documents : topFolders;
}
