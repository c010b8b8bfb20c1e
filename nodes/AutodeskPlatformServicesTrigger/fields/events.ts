import type { INodeProperties } from 'n8n-workflow';
import { customEventId, systemId } from '../../fields/customEvent';
import { CUSTOM_EVENT, eventOptions } from '../../fields/eventOptions';
import { scopeKey, scopeValue } from '../../fields/eventScope';
import { shownProperty } from '../../parameters/shownProperty';
import { WORKER_EVENTS } from '../../../protocol/events/workerEvents';
import { DATA_EXTRACT_EVENT_VALUE } from '../../../protocol/callbacks/dataExtractCallback';
import { WATCH_KINDS } from '../../../protocol/events/watchKinds';
import { watchValue, workerEventValue } from './eventValues';
import { mostWantedFirst } from './mostWanted';
import { notices } from './notices';

const workerEventOptions = WORKER_EVENTS.map(({ event, name, when }) => ({
	name: `Worker: ${name}`,
	value: workerEventValue(event),
	description: `Fires when ${when}. Requires delivery through the worker.`,
}));

/** What the worker needs, by whose token it reads the list with. */
const NEEDS = {
	app: 'Requires delivery through the worker.',
	serviceAccount: 'Requires delivery through the worker, and a service account at the worker.',
} as const;

const watchOptions = WATCH_KINDS.map(({ kind, eventName, when, readAs }) => ({
	name: eventName,
	value: watchValue(kind),
	description: `Fires when ${when}. Autodesk has no webhook for this, so the worker polls. ${NEEDS[readAs]}`,
}));

const dataExtractOption = {
	name: 'Data Extract: Finished',
	value: DATA_EXTRACT_EVENT_VALUE,
	description:
		'Fires when a run of a data extract ends, well or not. Data Extract: Create says which trigger to notify.',
};

const whenCustom = { show: { events: [CUSTOM_EVENT] } };

export const events: INodeProperties = {
	displayName: 'Trigger On',
	name: 'events',
	type: 'multiOptions',
	required: true,
	noDataExpression: true,
	options: mostWantedFirst([
		...eventOptions,
		...watchOptions,
		...workerEventOptions,
		dataExtractOption,
	]),
	default: ['data/dm.version.added'],
};

/** The columns of a custom event. */
const columns = [systemId, customEventId, scopeKey, scopeValue].map((field) => ({
	...field,
	required: undefined,
}));

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
			values: columns.map(shownProperty),
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
	...notices,
];
