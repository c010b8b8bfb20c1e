import type { DeliveredEvent } from '../../worker/delivery';

/**
 * What a workflow wants of an event, under the same names for every event, ready for the action node:
 * `projectId` and `hubId` carry their `b.`, times are ISO 8601. Fields an event does not tell are
 * left out. The payload stays as Autodesk sent it and is not part of this.
 */
export interface EventFields {
	/** When it happened, ISO 8601. */
	occurredAt?: string;
	/** Autodesk user id of whoever did it. */
	user?: string;
	userName?: string;
	hubId?: string;
	projectId?: string;
	[field: string]: unknown;
}

/** The part of an event from which the fields are read. */
export type EventFacts = Pick<
	DeliveredEvent,
	'system' | 'event' | 'resourceUrn' | 'hook' | 'payload'
>;
