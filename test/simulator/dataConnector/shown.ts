import type { DataExtract, DataJob } from '../state/dataExtract';

/** As in the examples of the reference: lists of projects are JSON in a text. */
export function shownExtract(extract: DataExtract): Record<string, unknown> {
	return { ...extract, projectIdList: listText(extract.projectIdList) };
}

export function shownJob(
	{ id, requestId, createdAt, finishesAt, end }: DataJob,
	extract: DataExtract,
): Record<string, unknown> {
	const now = Date.now();
	const isComplete = finishesAt <= now;
	const spent = (now - createdAt) / Math.max(1, finishesAt - createdAt);
	return {
		id,
		requestId,
		accountId: extract.accountId,
		projectId: null,
		projectIdList: listText(extract.projectIdList),
		createdBy: extract.createdBy,
		createdByEmail: extract.createdByEmail,
		createdAt: new Date(createdAt).toISOString(),
		status: isComplete ? 'complete' : 'running',
		completionStatus: isComplete ? end : null,
		startedAt: new Date(createdAt).toISOString(),
		completedAt: isComplete ? new Date(finishesAt).toISOString() : null,
		sendEmail: extract.sendEmail,
		progress: isComplete ? '' : Math.floor(100 * spent),
		lastDownloadedBy: null,
		lastDownloadedAt: null,
		startDate: extract.startDate,
		endDate: extract.endDate,
	};
}

function listText(ids: readonly string[] | null): string | null {
	return ids === null ? null : JSON.stringify(ids);
}
