import type { NodeHint } from 'n8n-workflow';
import { DATA_EXTRACT_EVENT_VALUE } from '../../../protocol/callbacks/dataExtractCallback';
import { CATALOGUE } from '../../../protocol/events/eventCatalogue';
import { CUSTOM_EVENT } from '../../fields/eventOptions';
import { WATCH_VALUES, WORKER_EVENT_VALUES } from './eventValues';

/** What a person does to get a test event, by the label of the events. */
const ACTIONS: Readonly<Record<string, string>> = {
	'Docs File':
		'In Autodesk Docs, upload a file to what is watched, or do what you chose to a file.',
	'Docs Folder':
		'In Autodesk Docs, create a folder in what is watched, or do what you chose to a folder.',
	'Model Translation':
		'Translate a file with the Model Derivative API, and give the job the Workflow ID as misc.workflow.',
	'Revit Cloud Model': 'In Revit, sync or publish a cloud model in the watched folder or project.',
	Issue: 'In the watched project, create an issue, or do what you chose to an issue.',
	Review: 'In the watched project, start a review, or close one.',
	Cost: 'In Cost of the watched project, do what you chose, such as creating a budget.',
	'Fusion Manage': 'In the watched workspace, change an item, or perform the transition yourself.',
	BuildingConnected: 'In BuildingConnected, do what you chose, such as adding an opportunity.',
	Tandem: 'In Tandem, do what you chose in the watched facility.',
	Upchain: 'In Upchain, do what you chose, such as creating a change request.',
};

/** Autodesk calls back soon enough for n8n, which listens for two minutes. */
const LISTEN = 'For a test event, listen and act within two minutes.';
/** What happens when the worker polls, or when something is wrong with it, takes longer than that. */
const PUBLISH = 'To test it, publish the workflow instead of listening.';

function hint(summary: string, action: string, events: readonly string[]): NodeHint {
	return {
		message: `<b>${summary}</b> ${action}`,
		type: 'info',
		location: 'outputPane',
		whenToDisplay: 'beforeExecution',
		displayCondition: `={{ ${JSON.stringify(events)}.some((event) => $parameter["events"].includes(event)) }}`,
	};
}

/** n8n itself says only to create an event in Autodesk Platform Services, and offers nothing else to change that. */
export const testHints: NodeHint[] = [
	...Object.entries(ACTIONS).map(([label, action]) =>
		hint(
			LISTEN,
			action,
			CATALOGUE.filter((event) => event.label === label).map(({ value }) => value),
		),
	),
	hint(LISTEN, 'In Autodesk, do what the custom event reports.', [CUSTOM_EVENT]),
	hint(
		PUBLISH,
		'Then run Data Extract: Create with Notify Trigger. A run takes longer than n8n listens.',
		[DATA_EXTRACT_EVENT_VALUE],
	),
	hint(
		PUBLISH,
		'Then change the list at Autodesk, such as by adding a user, and let the worker poll at once with Watch: Run Now of the worker’s node.',
		WATCH_VALUES,
	),
	hint(
		PUBLISH,
		'The worker reports on itself, which you cannot cause at will: start the workflow with Subscription: Test of the worker’s node.',
		WORKER_EVENT_VALUES,
	),
];
