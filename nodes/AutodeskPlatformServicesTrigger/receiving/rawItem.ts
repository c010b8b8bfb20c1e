import type { IDataObject } from 'n8n-workflow';
import { eventFields } from '../../../protocol/events/eventFields/eventFields';
import type { IncomingEvent } from './incomingEvent';

/** The whole item: what the event is about first, then the fields, then everything Autodesk sent. */
export function rawItem(incoming: IncomingEvent): IDataObject {
	const { system, event, region, resourceUrn, hook, payload } = incoming;
	const { receivedAt, deliveryId, synthetic } = incoming;
	const { hookId, hookAttribute, scope, status, createdBy, creatorType } = hook;
	return {
		system,
		event,
		...(eventFields(incoming) as IDataObject),
		region,
		resourceUrn,
		hook: {
			id: hookId,
			attribute: hookAttribute,
			scope,
			status,
			createdBy,
			creatorType,
		} as IDataObject,
		payload: payload as IDataObject,
		receivedAt,
		deliveryId,
		synthetic,
	};
}
