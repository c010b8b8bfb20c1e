import type { INodeProperties } from 'n8n-workflow';
import { folder } from '../../fields/folder';
import { hub } from '../../fields/hub';
import { project } from '../../fields/project';
import { region } from '../../fields/region';
import { eventsWatchedOn } from '../../../protocol/events/eventCatalogue';
import { WATCH_KIND_IDS } from '../../../protocol/events/watchKinds';
import { WATCH_VALUE_PREFIX } from '../settings';

const inFolders = eventsWatchedOn('folder');
const inProjects = eventsWatchedOn('folder', 'project');
const inHubs = [
	...eventsWatchedOn('folder', 'project', 'account'),
	...WATCH_KIND_IDS.map((kind) => `${WATCH_VALUE_PREFIX}${kind}`),
];

/** What is watched. Which of these fields show follows from the chosen events. */
export const scopeFields: INodeProperties[] = [
	{
		displayName: 'Watch',
		name: 'watch',
		type: 'options',
		noDataExpression: true,
		options: [
			{
				name: 'Folder',
				value: 'folder',
				description: 'One folder and everything below it',
				displayOptions: { show: { events: inFolders } },
			},
			{
				name: 'Whole Hub',
				value: 'hub',
				description:
					'All projects that exist when the workflow is activated. Autodesk takes about 50 new webhooks per minute, so large hubs take a while.',
			},
			{
				name: 'Whole Project',
				value: 'project',
				description: 'Everything in one project. For files: Project Files and Plans.',
			},
		],
		default: 'project',
		displayOptions: { show: { events: inProjects } },
	},
	{ ...hub, displayOptions: { show: { events: inHubs } } },
	{ ...project, displayOptions: { show: { events: inProjects, watch: ['folder', 'project'] } } },
	{ ...folder, displayOptions: { show: { events: inFolders, watch: ['folder'] } } },
	{
		displayName: 'Workflow ID',
		name: 'workflowId',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. nightly-translation',
		description:
			'An ID of your choice that each translation job carries as misc.workflow. Jobs without it cannot be watched.',
		displayOptions: { show: { events: eventsWatchedOn('workflow') } },
	},
	{
		displayName: 'Tenant',
		name: 'tenant',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. EXAMPLETENANT',
		description: 'First part of the address of Fusion Manage',
		displayOptions: { show: { events: eventsWatchedOn('workspace', 'transition') } },
	},
	{
		displayName: 'Workspace ID',
		name: 'workspaceId',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. 721',
		description: 'Number of the workspace in Fusion Manage',
		displayOptions: { show: { events: eventsWatchedOn('workspace', 'transition') } },
	},
	{
		displayName: 'Transition ID',
		name: 'transitionId',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. 45',
		description: 'Number of the workflow transition in the workspace',
		displayOptions: { show: { events: eventsWatchedOn('transition') } },
	},
	{
		displayName: 'Company ID',
		name: 'companyId',
		type: 'string',
		required: true,
		default: '',
		description: 'ID of your company in BuildingConnected, as its user profile shows it',
		displayOptions: { show: { events: eventsWatchedOn('company') } },
	},
	{
		displayName: 'Twin URN',
		name: 'twinUrn',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. urn:adsk.dtt:ExAmPlEtWiN',
		description: 'The facility in Tandem',
		displayOptions: { show: { events: eventsWatchedOn('twin') } },
	},
	{
		displayName: 'Model URN',
		name: 'modelUrn',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. urn:adsk.dtm:ExAmPlEmOdEl',
		description: 'The model in Tandem',
		displayOptions: { show: { events: eventsWatchedOn('model') } },
	},
	{
		displayName: 'Scope Key',
		name: 'scopeKey',
		type: 'string',
		required: true,
		default: '',
		description: 'What kind of thing is watched. Autodesk does not document it for these events.',
		displayOptions: { show: { events: eventsWatchedOn('typed') } },
	},
	{
		displayName: 'Scope Value',
		name: 'scopeValue',
		type: 'string',
		required: true,
		default: '',
		description: 'Which one is watched',
		displayOptions: { show: { events: eventsWatchedOn('typed') } },
	},
	{
		...region,
		options: [
			{
				name: 'Automatic',
				value: 'auto',
				description: 'The region of the hub, or the United States where no hub is chosen',
			},
			...(region.options ?? []),
		],
		default: 'auto',
		description: 'Where the events come from. A webhook in another region never fires.',
	},
];
