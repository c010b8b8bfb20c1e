import type { EventFacts, EventFields } from './types';
import { isoTime, number, text, whereabouts } from './reading';

/** Products of Autodesk Construction Cloud whose events are watched per project. */

export function issueFields(event: EventFacts): EventFields {
	const { payload, resourceUrn } = event;
	return {
		occurredAt: isoTime(payload.updatedAt),
		...whereabouts(event, { project: payload.projectId }),
		issueId: text(payload.id ?? resourceUrn?.split(':').pop()),
		status: text(payload.status),
		issueTypeId: text(payload.issueTypeId),
		issueSubtypeId: text(payload.issueSubtypeId),
		assignedTo: text(payload.assignedTo),
		assignedToType: text(payload.assignedToType),
		dueDate: text(payload.dueDate),
		changedAttributes: payload.changedAttributes,
	};
}

export function reviewFields(event: EventFacts): EventFields {
	const { payload, resourceUrn } = event;
	return {
		...whereabouts(event),
		reviewId: text(resourceUrn),
		/** Text here, a number in the Reviews API. */
		sequenceId: number(payload.sequenceId),
		round: number(payload.roundNum),
		status: text(payload.status),
		errorCode: text(payload.errorCode),
	};
}

/** The payload is not documented: read the object through the Cost API. */
export function costFields(event: EventFacts): EventFields {
	return {
		...whereabouts(event),
		objectId: text(event.resourceUrn),
		/** e.g. `budget`, from `budget.created-1.0` */
		objectType: event.event.split('.')[0],
	};
}
