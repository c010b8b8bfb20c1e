import type { IDataObject } from 'n8n-workflow';
import { fillPath, toDataManagementId } from '../../protocol/aps/ids';
import { extensionData } from '../../protocol/aps/jsonApi';
import { listKey } from '../lookUp/listKey';
import { OncePerRun } from '../lookUp/oncePerRun';
import type { ApsRun } from '../parameters/run';

export const NAMING_STANDARD_PATH =
	'/bim360/docs/v1/projects/{project_id}/naming-standards/{naming_standard_id}';

const standards = new OncePerRun<IDataObject>();
const idsOfFolders = new OncePerRun<string[]>();

interface Place {
	/** A bare GUID. */
	projectId: string;
	folderId: string;
}

/** A naming standard, read once for all items. */
export async function readStandard(
	{ aps, directories }: Pick<ApsRun, 'aps' | 'directories'>,
	projectId: string,
	id: string,
): Promise<IDataObject> {
	const path = fillPath(NAMING_STANDARD_PATH, { project_id: projectId, naming_standard_id: id });
	const reader = aps.for({
		action: 'Get Naming Standard',
		scopes: ['data:read'],
		advice: { 404: 'Check the project and the ID. Naming standards exist in ACC and BIM 360' },
	});
	const key = listKey(aps, 'naming standard', path);
	return await standards.get(directories, key, async () => await reader.record({ path }, 'id'));
}

/** The naming standards of a folder: none or one. */
export async function standardsOfFolder(
	run: Pick<ApsRun, 'aps' | 'directories'>,
	{ projectId, folderId }: Place,
): Promise<IDataObject[]> {
	const path = fillPath('/data/v1/projects/{projectId}/folders/{folderId}', {
		projectId: toDataManagementId(projectId),
		folderId,
	});
	const key = listKey(run.aps, 'naming standards of', path);
	const ids = await idsOfFolders.get(run.directories, key, async () => {
		const reader = run.aps.for({ action: 'Get Folder', scopes: ['data:read'] });
		const { data } = await reader.document({ path });
		const list = extensionData(data, 'namingStandardIds');
		return Array.isArray(list) ? list.map(String) : [];
	});
	return await Promise.all(ids.map(async (id) => await readStandard(run, projectId, id)));
}
