import { NodeOperationError } from 'n8n-workflow';
import { fillPath } from '../../../../protocol/aps/ids';
import { readDiffJob } from '../../../../protocol/aps/modelDiff';
import type { DiffJob } from '../../../../protocol/aps/modelDiff';
import { waitUntilDone } from '../../../longWork/waitUntilDone';
import type { OperationRun } from '../../../operations/operation';

/** Two versions of a model. */
export interface ComparedVersions {
	/** Without `b.`. */
	projectId: string;
	current: string;
	previous: string;
}

/**
 * Lets Autodesk compare the versions, and waits for it. Asking again does not start another comparison.
 *
 * @param longestMs how long to wait
 * @returns the ID of the diff
 * @throws NodeOperationError if the comparison fails or is not done in time; NodeApiError
 */
export async function finishedDiff(
	run: OperationRun,
	versions: ComparedVersions,
	longestMs: number,
): Promise<string> {
	const first = await jobOf(run, versions);
	const job = first.state === 'PROCESSING' ? await settledJob(run, versions, longestMs) : first;
	if (job.state === 'FINISHED') return job.id;
	throw new NodeOperationError(run.ctx.getNode(), 'Autodesk could not compare the versions', {
		itemIndex: run.itemIndex,
		description: [
			...job.problems,
			'Only 3D models in RVT, IFC, DWG and NWC can be compared, if both versions were translated. Check them with Model > Get Status',
		].join('. '),
	});
}

async function settledJob(
	run: OperationRun,
	versions: ComparedVersions,
	longestMs: number,
): Promise<DiffJob> {
	const ending = await waitUntilDone(run, {
		longestMs,
		async check() {
			const job = await jobOf(run, versions);
			return job.state === 'PROCESSING' ? undefined : job;
		},
	});
	if (ending.kind === 'done') return ending.result;
	const message =
		ending.kind === 'stopped'
			? 'Stopped while Autodesk was comparing the versions'
			: 'Autodesk is still comparing the versions';
	throw new NodeOperationError(run.ctx.getNode(), message, {
		itemIndex: run.itemIndex,
		description: `Run the operation again later: Autodesk continues, and does not start from the beginning. Or wait longer with Options > Timeout (Minutes). The versions are ${versions.previous} and ${versions.current}`,
	});
}

async function jobOf(
	run: OperationRun,
	{ projectId, current, previous }: ComparedVersions,
): Promise<DiffJob> {
	const request = {
		method: 'POST' as const,
		path: fillPath('/construction/index/v2/projects/{projectId}/diffs:batch-status', { projectId }),
		body: { diffs: [{ prevVersionUrn: previous, curVersionUrn: current }] },
		repeatable: true,
	};
	return await run.aps.read(request, ({ body }) => readDiffJob(body));
}
