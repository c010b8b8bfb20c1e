import { fillPath } from '../../protocol/aps/ids';
import { isJsonObject } from '../../protocol/json';
import { parseRegion } from '../../protocol/aps/regions';
import type { Region } from '../../protocol/aps/regions';
import type { ApsClient } from '../apsClient/client';
import { attribute, isJsonApiResource, relatedId } from '../../protocol/aps/jsonApi';
import type { JsonApiResource } from '../../protocol/aps/jsonApi';
import { collect } from '../apsLists/pages';
import { jsonApiPages } from '../apsLists/jsonApiPages';

const FORBIDDEN = 403;
const NOT_FOUND = 404;

/**
 * The region that stores a hub's data.
 *
 * @param isOptional a hub that the credential may not see is like one whose region is unknown
 * @returns undefined when Autodesk names an unknown region or none
 */
export async function regionOfHub(
	aps: ApsClient,
	hubId: string,
	isOptional = false,
): Promise<Region | undefined> {
	const { body } = await aps.request({
		path: fillPath('/project/v1/hubs/{hubId}', { hubId }),
		accept: isOptional ? [FORBIDDEN, NOT_FOUND] : [],
	});
	const hub = dataOf(body);
	const region = hub && attribute(hub, 'region');
	return typeof region === 'string' ? parseRegion(region) : undefined;
}

/** A project whose documents can be found. */
export interface ProjectPlace {
	id: string;
	name: string;
	/** The folder above all others, which users do not see. Undefined if it is not known yet. */
	rootFolderId?: string;
}

/** All active projects of a hub that the credential can see. */
export async function projectsOfHub(aps: ApsClient, hubId: string): Promise<ProjectPlace[]> {
	const path = fillPath('/project/v1/hubs/{hubId}/projects', { hubId });
	return (await collect(jsonApiPages(aps, path))).map((project) => ({
		id: project.id,
		name: String(attribute(project, 'name') ?? project.id),
		rootFolderId: relatedId(project, 'rootFolder') ?? undefined,
	}));
}

/**
 * The folders that together contain all documents of a project, see {@link documentFolders}.
 *
 * @returns folder URNs
 */
export async function projectFolders(
	aps: ApsClient,
	hubId: string,
	{ id: projectId, rootFolderId }: Pick<ProjectPlace, 'id' | 'rootFolderId'>,
): Promise<string[]> {
	const path = fillPath('/project/v1/hubs/{hubId}/projects/{projectId}/topFolders', {
		hubId,
		projectId,
	});
	const folders = await collect(jsonApiPages(aps, path, { excludeDeleted: true }));
	const root = async () => rootFolderId ?? (await rootFolderOf(aps, hubId, projectId));
	return (await documentFolders(folders, root)).map(({ id }) => id);
}

/** @returns undefined if Autodesk does not name it, or does not show the project itself */
export async function rootFolderOf(
	aps: ApsClient,
	hubId: string,
	projectId: string,
): Promise<string | undefined> {
	const path = fillPath('/project/v1/hubs/{hubId}/projects/{projectId}', { hubId, projectId });
	const { body } = await aps.request({ path, accept: [FORBIDDEN, NOT_FOUND] });
	const project = dataOf(body);
	return (project && relatedId(project, 'rootFolder')) ?? undefined;
}

/** The top folders of ACC and BIM 360 that contain documents; the others belong to other products. */
export const DOCUMENT_FOLDERS: ReadonlySet<string> = new Set(['Project Files', 'Plans']);

/**
 * The highest folders of a project that contain its documents. At the top level of ACC and BIM 360, folders
 * of other products are left out by their names; other hubs choose their names freely, so there all are
 * documents. A user who may not open a top folder gets the highest folders below it that are open to
 * them, whose names say nothing.
 *
 * @param topFolders as Autodesk lists them for the credential
 * @param rootFolder finds the folder above the top level; called only if the answer depends on it
 */
export async function documentFolders(
	topFolders: readonly JsonApiResource[],
	rootFolder: () => Promise<string | undefined>,
): Promise<JsonApiResource[]> {
	const documents = topFolders.filter(hasDocumentName);
	if (documents.length === 0 || documents.length === topFolders.length) return [...topFolders];
	const root = await rootFolder();
	const isAtTop = (folder: JsonApiResource) => root !== undefined && isIn(folder, root);
	if (!documents.some(isAtTop)) return [...topFolders];
	return topFolders.filter((folder) => hasDocumentName(folder) || !isAtTop(folder));
}

function hasDocumentName(folder: JsonApiResource): boolean {
	return DOCUMENT_FOLDERS.has(String(attribute(folder, 'name')));
}

function isIn(folder: JsonApiResource, parentId: string): boolean {
	return relatedId(folder, 'parent') === parentId;
}

function dataOf(body: unknown): JsonApiResource | undefined {
	const data = isJsonObject(body) ? body.data : undefined;
	return isJsonApiResource(data) ? data : undefined;
}
