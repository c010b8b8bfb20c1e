import { createHash } from 'crypto';
import type { IExecuteFunctions } from 'n8n-workflow';
import { api } from '../../protocol/worker/api/api';
import { LIMITS } from '../../protocol/worker/api/limits';
import { NO_STATE } from '../sync/syncState';
import type { SyncState } from '../sync/syncState';
import { WorkerApi } from '../workerClient/workerApi';

/** What syncs remember, in the store of the webhook worker: it also lasts where n8n forgets. */

/**
 * @param key a different one for each sync of a workflow
 * @throws NodeApiError
 */
export async function readFromWorker(ctx: IExecuteFunctions, key: string): Promise<SyncState> {
	const worker = await WorkerApi.of(ctx);
	const params = { id: idOf(ctx, key) };
	const stored = await worker.callIfFound(api.syncStates.get, { params });
	if (stored === undefined) return NO_STATE;
	const { sourceCount, liveCount, absences, countedExecution } = stored;
	return {
		sourceCount: sourceCount ?? undefined,
		liveCount: liveCount ?? undefined,
		absences,
		countedExecution: countedExecution ?? undefined,
	};
}

/** Executions started in the editor do not count, as with the static data of a workflow. */
export async function keepInWorker(
	ctx: IExecuteFunctions,
	key: string,
	{ sourceCount, liveCount, absences, countedExecution }: SyncState,
): Promise<void> {
	if (ctx.getMode() === 'manual') return;
	const worker = await WorkerApi.of(ctx);
	await worker.call(api.syncStates.save, {
		params: { id: idOf(ctx, key) },
		body: {
			label: labelOf(ctx, key),
			sourceCount: sourceCount ?? null,
			liveCount: liveCount ?? null,
			absences: { ...absences },
			countedExecution: countedExecution ?? null,
		},
	});
}

/** Lists of syncs show the workflow. The name of a workflow has at most 128 characters. */
function labelOf(ctx: IExecuteFunctions, key: string): string {
	const { id, name } = ctx.getWorkflow();
	return `${name ?? id ?? ''}: ${key}`.slice(0, LIMITS.syncState.label.maxLength);
}

/** Workflows of several n8n may use one worker. */
function idOf(ctx: IExecuteFunctions, key: string): string {
	const place = JSON.stringify([ctx.getInstanceId(), ctx.getWorkflow().id, key]);
	return createHash('sha256').update(place).digest('hex');
}
