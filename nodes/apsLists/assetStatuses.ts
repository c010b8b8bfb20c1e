import { fillPath } from '../../protocol/aps/ids';
import { objectsIn } from '../../protocol/json';
import type { ApsClient } from '../apsClient/client';
import { resultsIn } from '../apsClient/resultsIn';
import { assetPages } from './assetPages';
import { collect } from './pages';

/** The statuses that assets of some categories go through. */
export interface AssetStatusSet {
	id: string;
	name: string;
	/** Whether categories have it that no set is assigned to. */
	isDefault: boolean;
	/** In their order. */
	statuses: readonly AssetStatus[];
}

export interface AssetStatus {
	id: string;
	/** Unique within its set only. */
	label: string;
	description: string | null;
}

/** The status sets of a project. Deleted ones are left out. */
export async function readAssetStatusSets(
	aps: ApsClient,
	projectId: string,
): Promise<AssetStatusSet[]> {
	const path = fillPath('/construction/assets/v1/projects/{projectId}/status-step-sets', {
		projectId,
	});
	const rows = await collect(assetPages(aps, path));
	return rows.map(({ id, name, isDefault, values }) => ({
		id: String(id),
		name: String(name),
		isDefault: isDefault === true,
		statuses: objectsIn(values)
			.filter(({ isActive }) => isActive !== false)
			.sort((a, b) => Number(a.sortOrder ?? 0) - Number(b.sortOrder ?? 0))
			.map((status) => ({
				id: String(status.id),
				label: String(status.label),
				description: typeof status.description === 'string' ? status.description : null,
			})),
	}));
}

/** The ID of the status set that a category has, assigned or inherited; undefined if it is the default one. */
export async function readStatusSetId(
	aps: ApsClient,
	projectId: string,
	categoryId: string,
): Promise<string | undefined> {
	const template =
		'/construction/assets/v1/projects/{projectId}/category-status-step-sets/status-step-sets:batch-get';
	const assignments = await aps.read(
		{
			method: 'POST',
			path: fillPath(template, { projectId }),
			query: { includeInherited: true },
			body: { ids: [categoryId] },
			// It changes nothing.
			repeatable: true,
		},
		resultsIn,
	);
	const found = assignments.find((each) => each.categoryId === categoryId);
	return typeof found?.statusStepSetId === 'string' ? found.statusStepSetId : undefined;
}
