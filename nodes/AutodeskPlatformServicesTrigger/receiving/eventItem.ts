import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import type { DeliveredEvent } from '../../../protocol/worker/delivery';
import { eventFields } from '../../../protocol/events/eventFields/eventFields';

/** An event from Autodesk or the worker. Only the worker gives it an ID. */
export type IncomingEvent = Omit<DeliveredEvent, 'id'>;

/** The item for one event: what it is about first, then the fields, then everything Autodesk sent. */
export function eventItem(incoming: IncomingEvent): INodeExecutionData {
	const { system, event, region, resourceUrn, hook, payload } = incoming;
	const { receivedAt, deliveryId, synthetic } = incoming;
	const { hookId, hookAttribute, scope, status, createdBy, creatorType } = hook;
	return {
		json: {
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
		},
	};
}
