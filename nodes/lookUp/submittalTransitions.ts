import { fillPath } from '../../protocol/aps/ids';
import { isJsonObject, objectsIn } from '../../protocol/json';
import type { ApsClient } from '../apsClient/client';
import { teamAdvice } from '../fields/teamAdvice';
import type { ApsRun } from '../parameters/run';
import { listKey } from './listKey';
import { OncePerRun } from './oncePerRun';

/** A state that a submittal may get, and the fields without which Autodesk does not accept it. */
export interface SubmittalTransition {
	stateId: string;
	/** Names of the API, e.g. `responseId`. */
	required: readonly string[];
}

const CREATE = 'create';

const known = new OncePerRun<readonly SubmittalTransition[] | undefined>();

/**
 * The states that a new submittal of this user may have. Read once for each execution.
 *
 * @param projectId a bare GUID
 * @returns undefined if the user may not create submittals; an empty list if the answer says nothing about it
 */
export async function newSubmittalStatesIn(
	{ aps, directories }: Pick<ApsRun, 'aps' | 'directories'>,
	projectId: string,
): Promise<readonly SubmittalTransition[] | undefined> {
	const client = aps.for({
		action: 'Get Submittal Permissions',
		scopes: ['data:read'],
		advice: teamAdvice('submittals'),
	});
	return await known.get(directories, listKey(client, projectId), async () =>
		readNewSubmittalStates(client, projectId),
	);
}

async function readNewSubmittalStates(
	aps: ApsClient,
	projectId: string,
): Promise<readonly SubmittalTransition[] | undefined> {
	const path = fillPath('/construction/submittals/v2/projects/{projectId}/users/me', {
		projectId,
	});
	const { body } = await aps.request({ path });
	if (!isJsonObject(body) || !Array.isArray(body.permittedActions)) return [];
	const created = objectsIn(body.permittedActions).some(
		({ id }) => String(id).toLowerCase() === 'item::create',
	);
	return created ? transitionsIn(body, CREATE) : undefined;
}

/** The states that the user may give a submittal; an empty list if the submittal does not say. */
export function changedSubmittalStates(
	submittal: Readonly<Record<string, unknown>>,
): readonly SubmittalTransition[] {
	return transitionsIn(submittal, String(submittal.stateId));
}

/** @param from the state in which the submittal is, or `create` */
function transitionsIn(
	{ permittedActions }: Readonly<Record<string, unknown>>,
	from: string,
): SubmittalTransition[] {
	const found = new Map<string, SubmittalTransition>();
	for (const { transitions } of objectsIn(permittedActions)) {
		for (const { stateFrom, stateTo, mandatoryFields } of objectsIn(transitions)) {
			const start = isJsonObject(stateFrom) ? stateFrom.id : undefined;
			const stateId = isJsonObject(stateTo) ? stateTo.id : undefined;
			if (start !== from || typeof stateId !== 'string') continue;
			found.set(stateId, { stateId, required: textsIn(mandatoryFields) });
		}
	}
	return [...found.values()];
}

/** Autodesk's example has a list within the list. */
function textsIn(fields: unknown): string[] {
	if (!Array.isArray(fields)) return [];
	return fields
		.flat()
		.filter((field): field is string => typeof field === 'string' && field !== '');
}
