import type { ApsClient } from '../../apsClient/client';
import { projectFolders, projectsOfHub } from '../../documents/docsTree';
import { toAdminId } from '../../../protocol/aps/ids';
import { SCOPE_KEYS } from '../../../protocol/events/eventCatalogue';
import { transitionUrn, workspaceUrn } from '../../../protocol/events/fusionManageScope';
import type { Watched } from '../settings/watched';

/** What one webhook watches. */
export interface ResolvedScope {
	/** Exactly one key, as Autodesk requires. */
	scope: Record<string, string>;
	/** Data Management IDs, if known. */
	hubId?: string;
	projectId?: string;
}

/**
 * The scopes of the webhooks that together watch it. Asks Autodesk for the projects of a hub and the
 * folders of a project if all of them are watched.
 */
export async function resolvedScopes(watched: Watched, aps: ApsClient): Promise<ResolvedScope[]> {
	switch (watched.kind) {
		case 'projectFolders':
			return await documentScopes([watched.projectId], watched.hubId, aps);
		case 'hubFolders':
			return await documentScopes(await projectsOfHub(aps, watched.hubId), watched.hubId, aps);
		case 'hubProjects': {
			const { hubId } = watched;
			const projects = await projectsOfHub(aps, hubId);
			return projects.map((projectId) => projectScope(projectId, hubId));
		}
		case 'project':
			return [projectScope(watched.projectId, watched.hubId)];
		case 'folder': {
			const { folderId, hubId, projectId } = watched;
			return [{ scope: { [SCOPE_KEYS.folder]: folderId }, hubId, projectId }];
		}
		case 'account': {
			const { hubId } = watched;
			return [{ scope: { [SCOPE_KEYS.account]: toAdminId(hubId) }, hubId }];
		}
		case 'typed':
			return [{ scope: { [watched.scopeKey]: watched.scopeValue } }];
		default:
			return [{ scope: { [SCOPE_KEYS[watched.kind]]: scopeValue(watched) } }];
	}
}

async function documentScopes(
	projectIds: readonly string[],
	hubId: string,
	aps: ApsClient,
): Promise<ResolvedScope[]> {
	const scopes: ResolvedScope[] = [];
	for (const projectId of projectIds) {
		for (const folder of await projectFolders(aps, hubId, projectId)) {
			scopes.push({ scope: { [SCOPE_KEYS.folder]: folder }, hubId, projectId });
		}
	}
	return scopes;
}

function projectScope(projectId: string, hubId: string | undefined): ResolvedScope {
	return { scope: { [SCOPE_KEYS.project]: toAdminId(projectId) }, hubId, projectId };
}

type WatchedByValue = Extract<
	Watched,
	{ kind: 'workflow' | 'workspace' | 'transition' | 'company' | 'twin' | 'model' }
>;

function scopeValue(watched: WatchedByValue): string {
	switch (watched.kind) {
		case 'workflow':
			return watched.workflowId;
		case 'company':
			return watched.companyId;
		case 'twin':
			return watched.twinUrn;
		case 'model':
			return watched.modelUrn;
		case 'workspace':
			return workspaceUrn(watched.tenant, watched.workspaceId);
		case 'transition':
			return transitionUrn(watched.tenant, watched.workspaceId, watched.transitionId);
	}
}
