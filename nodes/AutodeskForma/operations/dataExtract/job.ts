import { NodeOperationError } from 'n8n-workflow';
import type { IDataObject } from 'n8n-workflow';
import {
	DATA_EXTRACT_JOBS_PATH,
	DATA_JOB_PATH,
	hasJobEnded,
	jobStatusOf,
} from '../../../../protocol/aps/dataExtractRules';
import { fillPath } from '../../../../protocol/aps/ids';
import { dataExtractList } from '../../../../protocol/aps/lists/constructionList';
import { offsetPage } from '../../../../protocol/aps/lists/offsetList';
import { adding } from '../../../apsClient/adding';
import { dataExtractAdvice } from '../../../fields/dataExtractAdvice';
import { completionOf } from '../../../longWork/completion';
import { waitUntilDone } from '../../../longWork/waitUntilDone';
import type { OperationRun } from '../../../operations/operation';

/** Autodesk names no duration; extracts of large accounts take hours. */
export const extractCompletion = completionOf('the job is finished', 60);

/** Which job: one by its ID, or the newest of a data extract. */
export type JobPlace =
	| { kind: 'id'; accountId: string; jobId: string }
	| { kind: 'newest'; accountId: string; dataExtractId: string };

/** @returns undefined for a data extract that has not run yet */
export async function readJob(
	run: OperationRun,
	place: JobPlace,
): Promise<IDataObject | undefined> {
	return place.kind === 'id' ? await jobWithId(run, place) : await newestJob(run, place);
}

async function jobWithId(
	run: OperationRun,
	{ accountId, jobId }: Extract<JobPlace, { kind: 'id' }>,
): Promise<IDataObject> {
	const reader = run.aps.for({
		action: 'Get Job',
		// The reference lists data:write for this call, which reads.
		scopes: ['data:read', 'data:write'],
		advice: dataExtractAdvice,
	});
	const path = fillPath(DATA_JOB_PATH, { accountId, jobId });
	return await reader.record({ path, signal: run.signal }, 'id');
}

async function newestJob(
	run: OperationRun,
	{ accountId, dataExtractId }: Extract<JobPlace, { kind: 'newest' }>,
): Promise<IDataObject | undefined> {
	const reader = run.aps.for({
		action: 'List Jobs',
		scopes: ['data:read'],
		advice: dataExtractAdvice,
	});
	const path = fillPath(DATA_EXTRACT_JOBS_PATH, { accountId, dataExtractId });
	const request = { path, query: { sort: 'desc' } };
	const page = await offsetPage(reader, dataExtractList, request, { offset: 0, size: 1 });
	return page.rows.find(({ id }) => typeof id === 'string' && id !== '');
}

/**
 * Waits until the job is finished, also until it exists.
 *
 * @param longestMs how long to wait, in ms
 * @throws NodeOperationError if the time is up, or the job failed or was cancelled
 */
export async function finishedJob(
	run: OperationRun,
	place: JobPlace,
	longestMs: number,
): Promise<IDataObject> {
	let latest: IDataObject | undefined;
	const ending = await waitUntilDone(run, {
		longestMs,
		async check() {
			latest = await readJob(run, place).catch(adding(`Autodesk continues. ${whereFrom(place)}`));
			return latest !== undefined && hasJobEnded(latest) ? latest : undefined;
		},
	});
	if (ending.kind === 'done') return successful(run, ending.result);
	throw notFinished(run, place, latest, ending.kind === 'stopped');
}

/** @throws NodeOperationError for a job that failed or was cancelled */
export function successful(run: OperationRun, job: IDataObject): IDataObject {
	const status = jobStatusOf(job);
	if (status !== 'failed' && status !== 'cancelled') return job;
	const what = status === 'failed' ? 'The data extract failed' : 'The data extract was cancelled';
	const said = [job.error, job.message, job.reason].find(
		(text) => typeof text === 'string' && text !== '',
	);
	const reason = said === undefined ? 'Autodesk gives no reason' : `Autodesk says: ${String(said)}`;
	throw new NodeOperationError(run.ctx.getNode(), what, {
		itemIndex: run.itemIndex,
		description: `${reason}. Check that the user may still see all chosen projects and service groups, then create the data extract again. The job is ${String(job.id)}`,
	});
}

/** @param job undefined for a data extract that has not run yet */
export function notFinished(
	run: OperationRun,
	place: JobPlace,
	job: IDataObject | undefined,
	isStopped = false,
): NodeOperationError {
	const what =
		job === undefined
			? 'The data extract has not run yet'
			: `${isStopped ? 'Stopped while the data extract is running' : 'The data extract is not finished yet'}${progressOf(job)}`;
	return new NodeOperationError(run.ctx.getNode(), what, {
		itemIndex: run.itemIndex,
		description: `Autodesk continues. ${whereFrom(place)}. ${extractCompletion.waitForCompletion.displayName} under Options waits, and ${extractCompletion.timeout.displayName} says how long${job === undefined ? '' : `. The job is ${String(job.id)}`}`,
	});
}

function progressOf({ progress }: IDataObject): string {
	return typeof progress === 'number' ? `: ${progress}%` : '';
}

function whereFrom(place: JobPlace): string {
	return place.kind === 'id'
		? `Data Extract > Download gets the result of the job ${place.jobId}`
		: `Data Extract > Download gets the result of the data extract ${place.dataExtractId}`;
}
