import type { INodeProperties } from 'n8n-workflow';
import { CUSTOM_EVENT, eventOptions } from '../../fields/eventOptions';
import { WORKER_EVENTS } from '../../../protocol/events/workerEvents';
import { WATCH_KINDS } from '../../../protocol/events/watchKinds';
import { watchValue, workerEventValue } from './eventValues';

const workerEventOptions = WORKER_EVENTS.map(({ event, name, when }) => ({
	name: `Worker: ${name}`,
	value: workerEventValue(event),
	description: `Fires when ${when}. Requires delivery through the worker.`,
}));

const watchOptions = WATCH_KINDS.map(({ kind, eventName, when }) => ({
	name: eventName,
	value: watchValue(kind),
	description: `Fires when ${when}. Autodesk has no webhook for this, so the worker polls. Requires delivery through the worker.`,
}));

const whenCustom = { show: { events: [CUSTOM_EVENT] } };

export const events: INodeProperties = {
	displayName: 'Trigger On',
	name: 'events',
	type: 'multiOptions',
	required: true,
	noDataExpression: true,
	options: [...eventOptions, ...watchOptions, ...workerEventOptions].sort((a, b) =>
		a.name.localeCompare(b.name),
	),
	default: ['data/dm.version.added'],
};

export const customSystem: INodeProperties = {
	displayName: 'System',
	name: 'system',
	type: 'string',
	default: '',
	placeholder: 'e.g. data',
	description: 'ID of the system that sends the event',
};

export const customEventId: INodeProperties = {
	displayName: 'Event',
	name: 'event',
	type: 'string',
	default: '',
	placeholder: 'e.g. dm.version.added',
	description: 'ID of the event, or a pattern with * for several events of the system',
};

export const customScopeKey: INodeProperties = {
	displayName: 'Scope Key',
	name: 'scopeKey',
	type: 'string',
	default: '',
	placeholder: 'e.g. folder',
	description: 'The kind of resource to watch',
};

export const customScopeValue: INodeProperties = {
	displayName: 'Scope Value',
	name: 'scopeValue',
	type: 'string',
	default: '',
	placeholder: 'e.g. urn:adsk.wipprod:fs.folder:co.AAAA',
	description: 'ID or URN of the resource to watch',
};

export const customEvents: INodeProperties = {
	displayName: 'Custom Events',
	name: 'customEvents',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	placeholder: 'Add Event',
	default: {},
	displayOptions: whenCustom,
	options: [
		{
			displayName: 'Event',
			name: 'event',
			values: [customSystem, customEventId, customScopeKey, customScopeValue],
		},
	],
};

/** What starts the workflow, in the order shown. */
export const eventParameters: INodeProperties[] = [
	events,
	{
		displayName:
			'Custom events are not checked. Autodesk rejects an event it does not know, and never sends one whose scope is wrong.',
		name: 'customEventsNotice',
		type: 'notice',
		default: '',
		displayOptions: whenCustom,
	},
	customEvents,
];
