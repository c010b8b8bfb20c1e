import { NodeApiError } from 'n8n-workflow';
import type { IWebhookFunctions } from 'n8n-workflow';
import { DATA_JOB_PATH, hasJobEnded } from '../../../protocol/aps/dataExtractRules';
import { fillPath } from '../../../protocol/aps/ids';
import type { JsonObject } from '../../../protocol/json';
import { readAccess } from '../../apsClient/access';
import { ApsClient } from '../../apsClient/client';
import { recordWith } from '../../apsClient/readAnswer';

/** What Autodesk says about a job that somebody said has ended. */
export type DataJob =
	| { kind: 'ended'; job: JsonObject }
	/** There is none, or none of the user of the credential. */
	| { kind: 'unknown' }
	/** It runs, or Autodesk cannot be asked. */
	| { kind: 'notYet'; reason: string };

/** How long the caller may wait, in ms. */
const LIMITS = { timeoutMs: 5_000, outageAttempts: 2 };

/** Statuses of a job that is not there, or that belongs to somebody else. */
const UNKNOWN = [400, 403, 404];

/** Asks Autodesk with the credential of the trigger, whatever a callback says. */
export async function readDataJob(
	ctx: IWebhookFunctions,
	{ accountId, jobId }: { accountId: string; jobId: string },
): Promise<DataJob> {
	try {
		const purpose = { action: 'Get Job', scopes: ['data:read', 'data:write'] } as const;
		const aps = new ApsClient(ctx, await readAccess(ctx), purpose, 0, LIMITS);
		const path = fillPath(DATA_JOB_PATH, { accountId, jobId });
		const answer = await aps.request({ path, accept: UNKNOWN });
		if (UNKNOWN.includes(answer.status)) return { kind: 'unknown' };
		const job = aps.readAnswer({}, answer, recordWith('id'));
		if (job.id !== jobId) return { kind: 'unknown' };
		return hasJobEnded(job)
			? { kind: 'ended', job: { accountId, ...job } }
			: { kind: 'notYet', reason: 'The job has not ended' };
	} catch (error) {
		const reason = error instanceof NodeApiError ? error.message : 'Autodesk cannot be asked';
		ctx.logger.warn(`The job ${jobId} of a data extract could not be read: ${reason}`);
		return { kind: 'notYet', reason: 'Autodesk cannot be asked about the job now' };
	}
}
