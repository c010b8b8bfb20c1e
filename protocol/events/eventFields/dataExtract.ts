import { extractProjectIds, jobStatusOf } from '../../aps/dataExtractRules';
import { isoTime, text, whereabouts } from './reading';
import type { EventFacts, EventFields } from './types';

/** A run of a data extract that ended. The payload is the job as Autodesk answers it. */
export function dataExtractFields(event: EventFacts): EventFields {
	const { payload } = event;
	return {
		occurredAt: isoTime(payload.completedAt),
		status: jobStatusOf(payload),
		userName: text(payload.createdByEmail),
		projectIds: extractProjectIds(payload),
		jobId: text(payload.id),
		dataExtractId: text(payload.requestId),
		hubId: whereabouts(event, { account: payload.accountId }).hubId,
	};
}
