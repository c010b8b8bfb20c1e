import type { DeliveredEvent } from '../../worker/delivery';

/**
 * The fields of an event that workflows need, with the same names for every event, ready for the action
 * node: `projectId` and `hubId` include `b.`, times are ISO 8601. Fields that an event lacks are
 * omitted. The payload stays as Autodesk sent it and is not part of this.
 */
export interface EventFields {
	/** When it happened, ISO 8601. */
	occurredAt?: string;
	/** Autodesk ID of the user who made the change. */
	user?: string;
	userName?: string;
	hubId?: string;
	projectId?: string;
	[field: string]: unknown;
}

/** The part of an event that the fields are read from. */
export type EventFacts = Pick<
	DeliveredEvent,
	'system' | 'event' | 'resourceUrn' | 'hook' | 'payload'
>;
