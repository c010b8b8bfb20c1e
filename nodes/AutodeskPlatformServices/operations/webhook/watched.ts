import type { INodeProperties } from 'n8n-workflow';
import { toAdminId } from '../../../../protocol/aps/ids';
import { eventsWatchedOn, SCOPE_KEYS } from '../../../../protocol/events/eventCatalogue';
import type { CatalogueEvent, ScopeKind } from '../../../../protocol/events/eventCatalogue';
import { transitionUrn, workspaceUrn } from '../../../../protocol/events/fusionManageScope';
import { CUSTOM_EVENT } from '../../../fields/eventOptions';
import * as scopes from '../../../fields/eventScope';
import { folder, folderId } from '../../../fields/folder';
import { hub, hubForRegion, hubId, hubIdIfAny } from '../../../fields/hub';
import { project, projectId, projectIdIfAny, projectOrLink } from '../../../fields/project';
import type { OperationRun } from '../../../operations/operation';
import { valueOf } from '../../../parameters/values';

/** Scopes other than folders and projects: a shorter list than that of their events. */
const NOT_IN_PROJECTS = [
	'account',
	'workflow',
	'workspace',
	'transition',
	'company',
	'twin',
	'model',
	'typed',
] as const satisfies readonly ScopeKind[];

/** What is watched. The event decides which of these fields are shown. */
export const watchedFields: readonly INodeProperties[] = [
	{ ...hub, ...shownFor('account') },
	{ ...hubForRegion, displayOptions: { hide: { event: valuesOf(...NOT_IN_PROJECTS) } } },
	{ ...project, ...shownFor('project') },
	{ ...projectOrLink, ...shownFor('folder') },
	{ ...folder, ...shownFor('folder') },
	{ ...scopes.workflowId, ...shownFor('workflow') },
	{ ...scopes.tenant, ...shownFor('workspace', 'transition') },
	{ ...scopes.workspaceId, ...shownFor('workspace', 'transition') },
	{ ...scopes.transitionId, ...shownFor('transition') },
	{ ...scopes.companyId, ...shownFor('company') },
	{ ...scopes.twinUrn, ...shownFor('twin') },
	{ ...scopes.modelUrn, ...shownFor('model') },
	{ ...scopes.scopeKey, ...shownFor('typed') },
	{ ...scopes.scopeValue, ...shownFor('typed') },
];

/** What the request says about it. */
export interface Watched {
	/** Exactly one key. */
	scope: Record<string, string>;
	/** Data Management IDs, with `b.`. They save Autodesk a search through the user's projects. */
	hubId?: string;
	projectId?: string;
}

/** @throws InvalidValue */
export function watched(run: OperationRun, known: CatalogueEvent | undefined): Watched {
	const kind = known?.scope ?? 'typed';
	switch (kind) {
		case 'folder':
			return {
				scope: { [SCOPE_KEYS.folder]: folderId(run) },
				hubId: hubIdIfAny(run),
				projectId: projectIdIfAny(run),
			};
		case 'project': {
			const id = projectId(run);
			return {
				scope: { [SCOPE_KEYS.project]: toAdminId(id) },
				hubId: hubIdIfAny(run),
				projectId: id,
			};
		}
		case 'account': {
			const id = hubId(run);
			return { scope: { [SCOPE_KEYS.account]: toAdminId(id) }, hubId: id };
		}
		case 'typed':
			return { scope: { [valueOf(run, scopes.scopeKey)]: valueOf(run, scopes.scopeValue) } };
		default:
			return { scope: { [SCOPE_KEYS[kind]]: enteredScope(run, kind) } };
	}
}

/** @returns the Fusion Manage tenant of the workspace; undefined for other events */
export function watchedTenant(
	run: OperationRun,
	known: CatalogueEvent | undefined,
): string | undefined {
	const isInWorkspace = known?.scope === 'workspace' || known?.scope === 'transition';
	return isInWorkspace ? valueOf(run, scopes.tenant) : undefined;
}

type EnteredKind = Exclude<ScopeKind, 'folder' | 'project' | 'account' | 'typed'>;

function enteredScope(run: OperationRun, kind: EnteredKind): string {
	switch (kind) {
		case 'workflow':
			return valueOf(run, scopes.workflowId);
		case 'company':
			return valueOf(run, scopes.companyId);
		case 'twin':
			return valueOf(run, scopes.twinUrn);
		case 'model':
			return valueOf(run, scopes.modelUrn);
		case 'workspace':
			return workspaceUrn(valueOf(run, scopes.tenant), valueOf(run, scopes.workspaceId));
		case 'transition':
			return transitionUrn(
				valueOf(run, scopes.tenant),
				valueOf(run, scopes.workspaceId),
				valueOf(run, scopes.transitionId),
			);
	}
}

function shownFor(...kinds: ScopeKind[]): Pick<INodeProperties, 'displayOptions'> {
	return { displayOptions: { show: { event: valuesOf(...kinds) } } };
}

/** Values of the events with these scopes. */
function valuesOf(...kinds: ScopeKind[]): string[] {
	const events = eventsWatchedOn(...kinds);
	return kinds.includes('typed') ? [...events, CUSTOM_EVENT] : events;
}
