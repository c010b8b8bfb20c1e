import { fillPath } from '../../protocol/aps/ids';
import { isJsonObject, objectsIn } from '../../protocol/json';
import type { ApsClient } from '../apsClient/client';
import { teamAdvice } from '../fields/teamAdvice';
import type { ApsRun } from '../parameters/run';
import { listKey } from './listKey';
import { OncePerRun } from './oncePerRun';

/** A status that an RFI may get, and the fields without which Autodesk does not accept it. */
export interface RfiStatus {
	status: string;
	/** Names of the API, e.g. `assignedTo`. */
	required: readonly string[];
}

const known = new OncePerRun<readonly RfiStatus[] | undefined>();

/**
 * The statuses that a new RFI of this user may have. Read once for each execution.
 *
 * @param projectId a bare GUID
 * @returns undefined if the user may not create RFIs in the project
 */
export async function newRfiStatusesIn(
	{ aps, directories }: Pick<ApsRun, 'aps' | 'directories'>,
	projectId: string,
): Promise<readonly RfiStatus[] | undefined> {
	const client = aps.for({
		action: 'Get RFI Permissions',
		scopes: ['data:read'],
		advice: teamAdvice('RFIs'),
	});
	return await known.get(directories, listKey(client, projectId), async () =>
		readNewRfiStatuses(client, projectId),
	);
}

/** As {@link newRfiStatusesIn}, for a list in the editor. */
export async function readNewRfiStatuses(
	aps: ApsClient,
	projectId: string,
): Promise<readonly RfiStatus[] | undefined> {
	const { body } = await aps.request({
		path: fillPath('/construction/rfis/v3/projects/{projectId}/users/me', { projectId }),
	});
	if (!isJsonObject(body)) return [];
	const { permittedActions, workflow } = body;
	// Autodesk leaves it out for users who may not create RFIs.
	const created = isJsonObject(permittedActions) ? permittedActions.createRfi : undefined;
	if (!isJsonObject(created)) return undefined;
	return statusesIn(created, isJsonObject(workflow) ? workflow.type : undefined);
}

/** The statuses that the user may give an RFI; an empty list if the RFI does not say. */
export function changedRfiStatuses(rfi: Readonly<Record<string, unknown>>): readonly RfiStatus[] {
	const { permittedActions, workflowType } = rfi;
	const updated = isJsonObject(permittedActions) ? permittedActions.updateRfi : undefined;
	return isJsonObject(updated) ? statusesIn(updated, workflowType) : [];
}

/** @param workflowType `US` or `EU` */
function statusesIn(
	{ permittedStatuses }: Readonly<Record<string, unknown>>,
	workflowType: unknown,
): RfiStatus[] {
	const statuses = isJsonObject(permittedStatuses)
		? permittedStatuses[workflowType === 'EU' ? 'wfEU' : 'wfUS']
		: undefined;
	return objectsIn(statuses).flatMap(({ status, requiredAttributes }) => {
		if (typeof status !== 'string') return [];
		const required = objectsIn(requiredAttributes).map(({ name }) => String(name));
		return { status, required };
	});
}
