import type { INodeProperties } from 'n8n-workflow';
import { folder as folderLocator } from '../../fields/folder';
import { hub as hubLocator } from '../../fields/hub';
import { project as projectLocator } from '../../fields/project';
import { region as regionOptions } from '../../fields/region';
import { eventsWatchedOn } from '../../../protocol/events/eventCatalogue';
import { WATCH_KIND_IDS } from '../../../protocol/events/watchKinds';
import { watchValue } from './eventValues';

const folderEvents = eventsWatchedOn('folder');
const projectEvents = eventsWatchedOn('folder', 'project');
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
				'All projects that exist when you activate the workflow. Autodesk accepts about 50 new webhooks per minute, so large hubs take a while.',
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
	...hubLocator,
	displayOptions: { show: { events: hubEvents } },
};

export const project: INodeProperties = {
	...projectLocator,
	displayOptions: { show: { events: projectEvents, scope: ['folder', 'project'] } },
};

export const folder: INodeProperties = {
	...folderLocator,
	displayOptions: { show: { events: folderEvents, scope: ['folder'] } },
};

export const workflowId: INodeProperties = {
	displayName: 'Workflow ID',
	name: 'workflowId',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. nightly-translation',
	description:
		'An ID of your choice. Each translation job must carry it as misc.workflow; jobs without it cannot be watched.',
	displayOptions: { show: { events: eventsWatchedOn('workflow') } },
};

export const tenant: INodeProperties = {
	displayName: 'Tenant',
	name: 'tenant',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. EXAMPLETENANT',
	description: 'First part of your Fusion Manage address',
	displayOptions: { show: { events: eventsWatchedOn('workspace', 'transition') } },
};

export const workspaceId: INodeProperties = {
	displayName: 'Workspace ID',
	name: 'workspaceId',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. 721',
	description: 'Number of the workspace in Fusion Manage',
	displayOptions: { show: { events: eventsWatchedOn('workspace', 'transition') } },
};

export const transitionId: INodeProperties = {
	displayName: 'Transition ID',
	name: 'transitionId',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. 45',
	description: 'Number of the workflow transition in the workspace',
	displayOptions: { show: { events: eventsWatchedOn('transition') } },
};

export const companyId: INodeProperties = {
	displayName: 'Company ID',
	name: 'companyId',
	type: 'string',
	required: true,
	default: '',
	description: 'ID of your company in BuildingConnected, as your user profile shows it',
	displayOptions: { show: { events: eventsWatchedOn('company') } },
};

export const twinUrn: INodeProperties = {
	displayName: 'Twin URN',
	name: 'twinUrn',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. urn:adsk.dtt:ExAmPlEtWiN',
	description: 'The facility in Tandem',
	displayOptions: { show: { events: eventsWatchedOn('twin') } },
};

export const modelUrn: INodeProperties = {
	displayName: 'Model URN',
	name: 'modelUrn',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. urn:adsk.dtm:ExAmPlEmOdEl',
	description: 'The model in Tandem',
	displayOptions: { show: { events: eventsWatchedOn('model') } },
};

export const scopeKey: INodeProperties = {
	displayName: 'Scope Key',
	name: 'scopeKey',
	type: 'string',
	required: true,
	default: '',
	description: 'The kind of resource to watch. Autodesk does not document it for these events.',
	displayOptions: { show: { events: eventsWatchedOn('typed') } },
};

export const scopeValue: INodeProperties = {
	displayName: 'Scope Value',
	name: 'scopeValue',
	type: 'string',
	required: true,
	default: '',
	description: 'ID or URN of the resource to watch',
	displayOptions: { show: { events: eventsWatchedOn('typed') } },
};

/** Value of Region that stands for the region of the hub. */
export const AUTOMATIC_REGION = 'auto';

export const region: INodeProperties = {
	...regionOptions,
	options: [
		{
			name: 'Automatic',
			value: AUTOMATIC_REGION,
			description: 'The region of the hub, or the United States if no hub is selected',
		},
		...(regionOptions.options ?? []),
	],
	default: AUTOMATIC_REGION,
	description: 'Where the events come from. A webhook in another region never fires.',
};

/** What is watched, in the order shown. Which of these appear depends on the selected events. */
export const scopeFields: INodeProperties[] = [
	scope,
	hub,
	project,
	folder,
	workflowId,
	tenant,
	workspaceId,
	transitionId,
	companyId,
	twinUrn,
	modelUrn,
	scopeKey,
	scopeValue,
	region,
];
