import type { ScopeKind } from '../../../protocol/events/eventCatalogue';
import * as scopes from '../../fields/eventScope';
import * as fields from '../fields/scope';
import { chosenId } from './located';
import type { Located } from './located';
import { eventTextOf } from './readParameter';
import type { ReadParameter } from './readParameter';

/**
 * What the webhooks of some events watch. Hub and project ids are in Data Management form, e.g.
 * `b.<guid>`; where they are optional they only speed up Autodesk's permission checks.
 */
export type Watched =
	| { kind: 'folder'; folderId: string; hubId?: string; projectId?: string }
	/** The folders that hold the documents of one project. */
	| { kind: 'projectFolders'; hubId: string; projectId: string }
	/** The same for each project of a hub. */
	| { kind: 'hubFolders'; hubId: string }
	| { kind: 'project'; projectId: string; hubId?: string }
	| { kind: 'hubProjects'; hubId: string }
	| { kind: 'account'; hubId: string }
	/** Translation jobs that carry this workflow ID. */
	| { kind: 'workflow'; workflowId: string }
	| { kind: 'workspace'; tenant: string; workspaceId: string }
	| { kind: 'transition'; tenant: string; workspaceId: string; transitionId: string }
	| { kind: 'company'; companyId: string }
	| { kind: 'twin'; twinUrn: string }
	| { kind: 'model'; modelUrn: string }
	/** A scope that only the user knows, for custom events and those whose scope is undocumented. */
	| { kind: 'typed'; scopeKey: string; scopeValue: string };

/**
 * What events of a scope kind are watched on.
 *
 * @throws InvalidValue when a field that these events require is empty
 */
export function readWatched(kind: ScopeKind, read: ReadParameter, located: Located): Watched {
	switch (kind) {
		case 'folder':
			return documents(read, located);
		case 'project':
			return projects(read, located);
		case 'account':
			return { kind, hubId: chosenId(fields.hub, located.hubId) };
		case 'workflow':
			return { kind, workflowId: eventTextOf(read, scopes.workflowId) };
		case 'workspace':
			return { kind, ...workspace(read) };
		case 'transition':
			return {
				kind,
				...workspace(read),
				transitionId: eventTextOf(read, scopes.transitionId),
			};
		case 'company':
			return { kind, companyId: eventTextOf(read, scopes.companyId) };
		case 'twin':
			return { kind, twinUrn: eventTextOf(read, scopes.twinUrn) };
		case 'model':
			return { kind, modelUrn: eventTextOf(read, scopes.modelUrn) };
		case 'typed':
			return {
				kind,
				scopeKey: eventTextOf(read, scopes.scopeKey),
				scopeValue: eventTextOf(read, scopes.scopeValue),
			};
	}
}

function documents(read: ReadParameter, { hubId, projectId, folderId }: Located): Watched {
	const scope = read(fields.scope);
	if (scope === 'folder') {
		return { kind: 'folder', folderId: chosenId(fields.folder, folderId), hubId, projectId };
	}
	const hub = chosenId(fields.hub, hubId);
	if (scope === 'hub') return { kind: 'hubFolders', hubId: hub };
	return {
		kind: 'projectFolders',
		hubId: hub,
		projectId: chosenId(fields.project, projectId),
	};
}

/** These events exist for whole projects only, so the scope Folder means its project. */
function projects(read: ReadParameter, { hubId, projectId }: Located): Watched {
	if (read(fields.scope) === 'hub') {
		return { kind: 'hubProjects', hubId: chosenId(fields.hub, hubId) };
	}
	return { kind: 'project', projectId: chosenId(fields.project, projectId), hubId };
}

function workspace(read: ReadParameter): { tenant: string; workspaceId: string } {
	return {
		tenant: eventTextOf(read, scopes.tenant),
		workspaceId: eventTextOf(read, scopes.workspaceId),
	};
}
