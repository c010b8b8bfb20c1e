import type { DeliveredEvent } from '../../../protocol/worker/delivery';

/** An event from Autodesk or the worker. Only the worker gives it an ID. */
export type IncomingEvent = Omit<DeliveredEvent, 'id'>;
