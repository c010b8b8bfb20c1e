import type { IDataObject } from 'n8n-workflow';
import { fillPath } from '../../../../protocol/aps/ids';
import { isJsonObject, objectsIn } from '../../../../protocol/json';
import type { JsonObject } from '../../../../protocol/json';
import type { AnswerReader } from '../../../apsClient/readAnswer';
import type { ApsRun } from '../../../parameters/run';
import { readAsset } from './assetField';

const BATCH_PATCH = '/construction/assets/v2/projects/{projectId}/assets:batch-patch';

/**
 * Changes one asset. Autodesk has a call for several only.
 *
 * @param projectId a bare GUID
 * @returns the asset as it is then
 */
export async function changedAsset(
	run: Pick<ApsRun, 'aps'>,
	projectId: string,
	id: string,
	changes: IDataObject,
): Promise<IDataObject> {
	const path = fillPath(BATCH_PATCH, { projectId });
	const changed = await run.aps.read({ method: 'PATCH', path, body: { [id]: changes } }, assetsIn);
	const answered = changed.find((each) => each.id === id);
	// An answer without custom attributes would look as if there were none.
	return answered?.customAttributes === undefined ? await readAsset(run, projectId, id) : answered;
}

/** Autodesk documents the assets by their IDs, and a list for its other calls. */
const assetsIn: AnswerReader<JsonObject[]> = ({ body }) => {
	if (!isJsonObject(body)) return undefined;
	const { results } = body;
	if (Array.isArray(results)) return objectsIn(results);
	return Object.values(body).filter(isJsonObject);
};
