import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { isJsonObject } from '../../protocol/json';
import { NO_STATE } from '../sync/syncState';
import type { Absence, SyncState } from '../sync/syncState';

/**
 * What syncs remember, in the static data of the workflow: all nodes of the workflow share it, so that a
 * plan and the step that applies it see the same.
 *
 * n8n 2.41 loads it when an execution starts and stores it when the execution ends or waits, but not for
 * executions started in the editor. In queue mode it stores it, but starts executions without it. An
 * execution that continues after a wait still has the static data of its beginning, and stores that if a
 * node changes it.
 */
const PLACE = 'autodeskSyncs';

/** @param key a different one for each sync of a workflow */
export function readState(ctx: IExecuteFunctions, key: string): SyncState {
	const kept = ctx.getWorkflowStaticData('global')[PLACE];
	const entry = isJsonObject(kept) ? kept[key] : undefined;
	if (!isJsonObject(entry)) return NO_STATE;
	const { sourceCount, liveCount, absences, countedExecution } = entry;
	return {
		sourceCount: typeof sourceCount === 'number' ? sourceCount : undefined,
		liveCount: typeof liveCount === 'number' ? liveCount : undefined,
		absences: absencesIn(absences),
		countedExecution: typeof countedExecution === 'string' ? countedExecution : undefined,
	};
}

export function keepState(ctx: IExecuteFunctions, key: string, state: SyncState): void {
	const kept = ctx.getWorkflowStaticData('global');
	const others = kept[PLACE];
	// n8n stores static data if a property of it is set, not if one is changed deep inside a new object.
	kept[PLACE] = { ...(isJsonObject(others) ? (others as IDataObject) : {}), [key]: { ...state } };
}

function absencesIn(value: unknown): Record<string, Absence> {
	const absences: Record<string, Absence> = {};
	if (!isJsonObject(value)) return absences;
	for (const [identity, entry] of Object.entries(value)) {
		if (!isJsonObject(entry)) continue;
		const { since, runs } = entry;
		if (typeof since === 'string' && typeof runs === 'number') absences[identity] = { since, runs };
	}
	return absences;
}
