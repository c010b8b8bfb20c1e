import { NodeApiError } from 'n8n-workflow';
import { newFolderBody } from '../../protocol/aps/documentBodies';
import type { NewFolder } from '../../protocol/aps/documentBodies';
import { fillPath } from '../../protocol/aps/ids';
import { attribute } from '../../protocol/aps/jsonApi';
import type { JsonApiResource } from '../../protocol/aps/jsonApi';
import { isSameName } from '../../protocol/aps/names';
import { QUOTAS } from '../../protocol/aps/quotas';
import { mayBeDone } from '../apsClient/callOutcome';
import type { ApsClient } from '../apsClient/client';
import { jsonApiPages } from '../apsLists/jsonApiPages';
import { collect } from '../apsLists/pages';

const CONFLICT = 409;

/** The parent folder is being changed by another call. */
const LOCKED = 423;

/** A folder in its parent. */
export type ChildFolder = Pick<NewFolder, 'projectId' | 'parentId' | 'name'>;

/**
 * The folder of this name in a folder: the one spelled alike, else one that differs in letter case or
 * composition only.
 *
 * @returns undefined if there is none, or the credential does not see it
 */
export async function childFolder(
	aps: ApsClient,
	folder: ChildFolder,
): Promise<JsonApiResource | undefined> {
	return folderNamed(await childFolders(aps, folder), folder.name);
}

/** All folders directly in a folder. */
export async function childFolders(
	aps: ApsClient,
	{ projectId, parentId }: Pick<ChildFolder, 'projectId' | 'parentId'>,
): Promise<JsonApiResource[]> {
	const template = '/data/v1/projects/{projectId}/folders/{parentId}/contents';
	const path = fillPath(template, { projectId, parentId });
	return await collect(jsonApiPages(aps, path, { 'filter[type]': 'folders' }));
}

/** {@link childFolder} among folders that were read. */
export function folderNamed(
	folders: readonly JsonApiResource[],
	name: string,
): JsonApiResource | undefined {
	const same = folders.filter((folder) => isSameName(nameOf(folder), name));
	return same.find((folder) => nameOf(folder) === name) ?? same[0];
}

function nameOf(folder: JsonApiResource): string {
	return String(attribute(folder, 'name') ?? attribute(folder, 'displayName'));
}

/**
 * Creates a folder, or finds the one that somebody else has created in the meantime. If Autodesk does not answer,
 * or not properly, the folder found afterwards is the one just created.
 *
 * @throws NodeApiError the refusal 409 if the name is taken by something that the credential does not see
 */
export async function createChildFolder(
	aps: ApsClient,
	folder: ChildFolder,
): Promise<{ folder: JsonApiResource; isNew: boolean }> {
	return await aps
		.document({
			method: 'POST',
			path: fillPath('/data/v1/projects/{projectId}/folders', { projectId: folder.projectId }),
			body: newFolderBody(folder),
			repeatable: true,
			// When a retry follows a lost answer, the conflict is with the folder just created.
			doneWhen: [CONFLICT],
			busy: [LOCKED],
			quota: QUOTAS.createFolder,
		})
		.then(({ data }) => ({ folder: data, isNew: true }))
		.catch(async (error: unknown) => {
			if (!(error instanceof NodeApiError)) throw error;
			const isTaken = error.httpCode === String(CONFLICT);
			if (!isTaken && !mayBeDone(error)) throw error;
			const existing = await childFolder(aps, folder).catch(() => undefined);
			if (existing === undefined) throw error;
			return { folder: existing, isNew: !isTaken };
		});
}
