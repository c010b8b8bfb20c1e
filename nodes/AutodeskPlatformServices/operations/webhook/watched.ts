import type { INodeProperties } from 'n8n-workflow';
import { eventsWatchedOn, SCOPE_KEYS } from '../../../../protocol/events/eventCatalogue';
import type { CatalogueEvent, ScopeKind } from '../../../../protocol/events/eventCatalogue';
import { toAdminId } from '../../../../protocol/aps/ids';
import { WORKFLOW_ID } from '../../../../protocol/aps/workflowId';
import { CUSTOM_EVENT } from '../../../fields/eventOptions';
import { folder, folderId } from '../../../fields/folder';
import { hub, hubForLists, hubId } from '../../../fields/hub';
import { project, projectId, projectIdIfAny, projectOrLink } from '../../../fields/project';
import { InvalidValue } from '../../../values/invalidValue';
import { requiredText } from '../../../values/text';
import type { OperationRun } from '../../../operations/operation';

/** Scopes without a list to choose from. Their texts name what Autodesk expects. */
type EnteredKind = Exclude<ScopeKind, 'folder' | 'project' | 'account'>;

const enteredScopes: Readonly<
	Record<EnteredKind, Pick<INodeProperties, 'displayName' | 'placeholder' | 'description'>>
> = {
	workflow: {
		displayName: 'Workflow ID',
		placeholder: 'e.g. nightly-translation',
		description:
			'An ID of your choice that each translation job carries as misc.workflow. Jobs without it cannot be watched.',
	},
	workspace: {
		displayName: 'Workspace URN',
		placeholder: 'e.g. urn:adsk.plm:tenant.workspace:EXAMPLETENANT.721',
		description: 'The workspace in Fusion Manage, the tenant in upper case',
	},
	transition: {
		displayName: 'Transition URN',
		placeholder: 'e.g. urn:adsk.plm:tenant.workspace.workflow.transition:EXAMPLETENANT.721.1.45',
		description: 'The workflow transition in Fusion Manage, the tenant in upper case',
	},
	company: {
		displayName: 'Company ID',
		description: 'ID of your company in BuildingConnected, as its user profile shows it',
	},
	twin: {
		displayName: 'Twin URN',
		placeholder: 'e.g. urn:adsk.dtt:ExAmPlEtWiN',
		description: 'The facility in Tandem',
	},
	model: {
		displayName: 'Model URN',
		placeholder: 'e.g. urn:adsk.dtm:ExAmPlEmOdEl',
		description: 'The model in Tandem',
	},
	typed: { displayName: 'Scope Value', description: 'Which one is watched' },
};

/** Longer than any URN of Autodesk. */
const MAX_LENGTH = 500;

/** What is watched. Which of these fields show follows from the event. */
export const watchedFields: readonly INodeProperties[] = [
	{ ...hub, ...shownFor('account') },
	{ ...hubForLists, ...shownFor('folder', 'project') },
	{ ...project, ...shownFor('project') },
	{ ...projectOrLink, ...shownFor('folder') },
	{ ...folder, ...shownFor('folder') },
	{
		displayName: 'Scope Key',
		name: 'scopeKey',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. folder',
		description: 'What kind of thing is watched, as Autodesk names the key of the scope',
		...shownFor('typed'),
	},
	...(Object.keys(enteredScopes) as EnteredKind[]).map((kind): INodeProperties => ({
		name: 'scopeValue',
		type: 'string',
		required: true,
		default: '',
		...enteredScopes[kind],
		...shownFor(kind),
	})),
];

export interface Watched {
	/** Exactly one key. */
	scope: Record<string, string>;
	/** Spare Autodesk a search through the projects of the user; in the form with `b.`. */
	hubId?: string;
	projectId?: string;
}

/** @throws InvalidValue */
export function watched(run: OperationRun, known: CatalogueEvent | undefined): Watched {
	const kind = known?.scope ?? 'typed';
	switch (kind) {
		case 'folder':
			return { scope: { folder: folderId(run) }, projectId: projectIdIfAny(run) };
		case 'project': {
			const id = projectId(run);
			return { scope: { project: toAdminId(id) }, projectId: id };
		}
		case 'account': {
			const id = hubId(run);
			return { scope: { account: toAdminId(id) }, hubId: id };
		}
		case 'typed': {
			const type = requiredText('Scope Key', run.param('scopeKey'), MAX_LENGTH);
			return { scope: { [type]: enteredScope(run, kind) } };
		}
		default:
			return { scope: { [SCOPE_KEYS[kind]]: enteredScope(run, kind) } };
	}
}

function enteredScope(run: OperationRun, kind: EnteredKind): string {
	const { displayName } = enteredScopes[kind];
	const value = requiredText(displayName, run.param('scopeValue'), MAX_LENGTH);
	if (kind !== 'workflow' || WORKFLOW_ID.test(value)) return value;
	throw new InvalidValue(
		displayName,
		`"${value}" breaks the rule; use 1 to 36 letters, digits or hyphens`,
	);
}

function shownFor(...kinds: ScopeKind[]): Pick<INodeProperties, 'displayOptions'> {
	const events = eventsWatchedOn(...kinds);
	return {
		displayOptions: {
			show: { event: kinds.includes('typed') ? [...events, CUSTOM_EVENT] : events },
		},
	};
}
