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
import { hubOrProject } from '../../fields/hub';
import { project as projectLocator, projectOrLink } from '../../fields/project';
import { eventRegionField } from '../../fields/region';
import { shownProperty } from '../../parameters/shownProperty';
import { eventsWatchedOn } from '../../../protocol/events/eventCatalogue';
import { PROJECT_WATCH_KIND_IDS, WATCH_KIND_IDS } from '../../../protocol/events/watchKinds';
import { watchValue } from './eventValues';

const folderEvents = eventsWatchedOn('folder');
/** Events that exist for whole projects only, also with the scope Folder. */
export const wholeProjectEvents = [
	...eventsWatchedOn('project'),
	...PROJECT_WATCH_KIND_IDS.map(watchValue),
];
const projectEvents = [...folderEvents, ...wholeProjectEvents];
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

const LOOKED_UP_ONCE =
	'A name is looked up when you activate the workflow; after that, the trigger stays with it even if it is renamed.';

/** A project's hub is looked up if it is missing. */
export const hub: INodeProperties = {
	...shownProperty(hubOrProject),
	description: `The hub: an ACC or BIM 360 account, a team or a personal hub. Leave it empty if you enter a project by its ID or link. ${LOOKED_UP_ONCE}`,
	displayOptions: { show: { events: hubEvents } },
};

export const project: INodeProperties = {
	...shownProperty(projectLocator),
	description: `The project. ${LOOKED_UP_ONCE}`,
	displayOptions: { show: { events: projectEvents, scope: ['project'] } },
};

/** The link of a folder contains its project. */
const projectOfFolder: INodeProperties = {
	...shownProperty(projectOrLink),
	displayOptions: { show: { events: projectEvents, scope: ['folder'] } },
};

export const folder: INodeProperties = {
	...shownProperty(folderLocator),
	description:
		'The folder. The list accepts a path to look deeper, e.g. <code>Project Files/Drawings/</code>. A path is looked up when you activate the workflow; after that, the trigger stays with the folder even if it is renamed or moved.',
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
	projectOfFolder,
	folder,
	...enteredScopes.map(shownProperty),
	region,
];
