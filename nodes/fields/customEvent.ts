import { eventId } from '../values/eventId';
import type { EventText } from './eventText';

/** The system of an event that is not in the catalogue. */
export const systemId: EventText = {
	displayName: 'System ID',
	name: 'systemId',
	type: 'string',
	default: '',
	placeholder: 'e.g. data',
	description: 'ID of the system that sends the events',
	read: (entered, { displayName }) => eventId(displayName, entered),
};

/** The ID of an event that is not in the catalogue. */
export const customEventId: EventText = {
	displayName: 'Event ID',
	name: 'eventId',
	type: 'string',
	default: '',
	placeholder: 'e.g. dm.version.added',
	description: 'ID of the event, or a pattern with * for several events of the system',
	read: (entered, { displayName }) => eventId(displayName, entered),
};
