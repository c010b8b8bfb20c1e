import type { INodeProperties } from 'n8n-workflow';
import { CUSTOM_EVENT, eventOptions } from '../../fields/eventOptions';
import { WORKER_EVENTS } from '../../../protocol/events/workerEvents';
import { WATCH_KINDS } from '../../../protocol/events/watchKinds';
import { WATCH_VALUE_PREFIX, WORKER_VALUE_PREFIX } from '../settings';

const workerEventOptions = WORKER_EVENTS.map(({ event, name, when }) => ({
	name: `Worker: ${name}`,
	value: `${WORKER_VALUE_PREFIX}${event}`,
	description: `Fires when ${when}. Needs delivery through the worker.`,
}));

const watchOptions = WATCH_KINDS.map(({ kind, eventName, when }) => ({
	name: eventName,
	value: `${WATCH_VALUE_PREFIX}${kind}`,
	description: `Fires when ${when}. Autodesk has no webhook for it: the worker looks again and again. Needs delivery through the worker.`,
}));

const whenCustom = { show: { events: [CUSTOM_EVENT] } };

export const eventFields: INodeProperties[] = [
	{
		displayName: 'Trigger On',
		name: 'events',
		type: 'multiOptions',
		required: true,
		noDataExpression: true,
		options: [...eventOptions, ...watchOptions, ...workerEventOptions].sort((a, b) =>
			a.name.localeCompare(b.name),
		),
		default: ['data/dm.version.added'],
	},
	{
		displayName:
			'Events typed by hand are not checked. Autodesk refuses one it does not know, and never sends one whose scope is wrong.',
		name: 'customEventsNotice',
		type: 'notice',
		default: '',
		displayOptions: whenCustom,
	},
	{
		displayName: 'Events Typed by Hand',
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
				values: [
					{
						displayName: 'System',
						name: 'system',
						type: 'string',
						default: '',
						placeholder: 'e.g. data',
						description: 'ID of the system that sends the event',
					},
					{
						displayName: 'Event',
						name: 'event',
						type: 'string',
						default: '',
						placeholder: 'e.g. dm.version.added',
						description: 'ID of the event, or a pattern with * for several events of the system',
					},
					{
						displayName: 'Scope Key',
						name: 'scopeKey',
						type: 'string',
						default: '',
						placeholder: 'e.g. folder',
						description: 'What kind of thing is watched',
					},
					{
						displayName: 'Scope Value',
						name: 'scopeValue',
						type: 'string',
						default: '',
						placeholder: 'e.g. urn:adsk.wipprod:fs.folder:co.AAAA',
						description: 'Which one is watched',
					},
				],
			},
		],
	},
];
