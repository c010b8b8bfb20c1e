import { defineParameter } from '../../../parameters/parameter';
import { read } from '../../../parameters/read';

/** Entry of a collection, for a new webhook. */
export const payloadOnly = defineParameter({
	displayName: 'Payload Only',
	name: 'callbackWithEventPayloadOnly',
	type: 'boolean',
	default: false,
	description:
		'Whether callbacks contain the event only, without the ID, attributes and event name of the webhook',
	body: 'callbackWithEventPayloadOnly',
	read: read.boolean,
});

/** The same for an existing one, where Autodesk's formal description does not list it. */
export const payloadOnlyFromNowOn = defineParameter({
	...payloadOnly,
	description:
		'Whether callbacks contain the event only, without the ID, attributes and event name of the webhook. Autodesk documents this for new webhooks and may ignore it here: Get returns what applies.',
});
