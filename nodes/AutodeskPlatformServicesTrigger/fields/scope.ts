import type { INodeProperties } from 'n8n-workflow';
import {
	companyId,
	modelUrn,
	scopeKey,
	scopeValue,
	tenant,
	transitionId,
	twinUrn,
	workflowId,
	workspaceId,
} from '../../fields/eventScope';
import { folder as folderLocator } from '../../fields/folder';
import { hub as hubLocator } from '../../fields/hub';
import { withoutNames } from '../../fields/locator';
import { project as projectLocator } from '../../fields/project';
import { eventRegionField } from '../../fields/region';
import { shownProperty } from '../../parameters/shownProperty';
import { eventsWatchedOn } from '../../../protocol/events/eventCatalogue';
import { PROJECT_WATCH_KIND_IDS, WATCH_KIND_IDS } from '../../../protocol/events/watchKinds';
import { watchValue } from './eventValues';

const folderEvents = eventsWatchedOn('folder');
const projectEvents = [
	...eventsWatchedOn('folder', 'project'),
	...PROJECT_WATCH_KIND_IDS.map(watchValue),
];
const hubEvents = [
	...eventsWatchedOn('folder', 'project', 'account'),
	...WATCH_KIND_IDS.map(watchValue),
];

/** How much of a hub is watched for events of folders and projects. */
export const scope: INodeProperties = {
	displayName: 'Scope',
	name: 'scope',
	type: 'options',
	noDataExpression: true,
	options: [
		{
			name: 'Folder',
			value: 'folder',
			description: 'One folder and everything below it',
			displayOptions: { show: { events: folderEvents } },
		},
		{
			name: 'Whole Hub',
			value: 'hub',
			description:
				'All projects. Webhooks: those that exist when you activate the workflow; Autodesk accepts about 50 new webhooks per minute, so large hubs take a while. Lists that the worker polls: also projects added later, with at least one call per project and poll.',
			displayOptions: { show: { events: projectEvents } },
		},
		{
			name: 'Whole Project',
			value: 'project',
			description: 'Everything in one project. For files: Project Files and Plans.',
		},
	],
	default: 'project',
	displayOptions: { show: { events: projectEvents } },
};

export const hub: INodeProperties = {
	...withoutNames(hubLocator),
	displayOptions: { show: { events: hubEvents } },
};

export const project: INodeProperties = {
	// Only IDs: a trigger must keep watching the same project after it is renamed.
	...withoutNames(projectLocator),
	displayOptions: { show: { events: projectEvents, scope: ['folder', 'project'] } },
};

export const folder: INodeProperties = {
	...withoutNames(folderLocator),
	displayOptions: { show: { events: folderEvents, scope: ['folder'] } },
};

const inWorkspace = { show: { events: eventsWatchedOn('workspace', 'transition') } };
const onTyped = { show: { events: eventsWatchedOn('typed') } };

/** Fields for scopes that no list can be chosen from. */
const enteredScopes: INodeProperties[] = [
	{
		...workflowId,
		displayOptions: { show: { events: eventsWatchedOn('workflow') } },
	},
	{
		...tenant,
		displayOptions: inWorkspace,
	},
	{
		...workspaceId,
		displayOptions: inWorkspace,
	},
	{
		...transitionId,
		displayOptions: { show: { events: eventsWatchedOn('transition') } },
	},
	{
		...companyId,
		displayOptions: { show: { events: eventsWatchedOn('company') } },
	},
	{
		...twinUrn,
		displayOptions: { show: { events: eventsWatchedOn('twin') } },
	},
	{
		...modelUrn,
		displayOptions: { show: { events: eventsWatchedOn('model') } },
	},
	{
		...scopeKey,
		displayOptions: onTyped,
	},
	{
		...scopeValue,
		displayOptions: onTyped,
	},
];

export const region: INodeProperties = eventRegionField;

/** What is watched, in the order shown. Which of these appear depends on the selected events. */
export const scopeFields: INodeProperties[] = [
	scope,
	hub,
	project,
	folder,
	...enteredScopes.map(shownProperty),
	region,
];
