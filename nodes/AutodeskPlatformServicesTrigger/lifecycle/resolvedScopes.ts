import type { ApsClient } from '../../apsClient/client';
import { projectFolders, projectsOfHub } from '../../documents/docsTree';
import type { ProjectPlace } from '../../documents/docsTree';
import { toAdminId } from '../../../protocol/aps/ids';
import { SCOPE_KEYS } from '../../../protocol/events/eventCatalogue';
import { transitionUrn, workspaceUrn } from '../../../protocol/events/fusionManageScope';
import type { Watched } from '../settings/watched';
import { whyClosed } from './leftOut';
import type { LeftOutProject } from '../registration';

/** What one webhook watches. */
export interface ResolvedScope {
	/** Exactly one key, as Autodesk requires. */
	scope: Record<string, string>;
	/** Data Management IDs, if known. */
	hubId?: string;
	projectId?: string;
	/** Set for one of several projects of a hub, which the others do not depend on. */
	projectName?: string;
}

export interface ResolvedScopes {
	scopes: ResolvedScope[];
	leftOut: LeftOutProject[];
}

/**
 * The scopes of the webhooks that together watch it. Asks Autodesk for the projects of a hub and the
 * folders of a project if all of them are watched.
 */
export async function resolvedScopes(watched: Watched, aps: ApsClient): Promise<ResolvedScopes> {
	if (watched.kind === 'hubFolders') return await foldersOfHub(watched.hubId, aps);
	return { scopes: await scopesOf(watched, aps), leftOut: [] };
}

async function scopesOf(
	watched: Exclude<Watched, { kind: 'hubFolders' }>,
	aps: ApsClient,
): Promise<ResolvedScope[]> {
	switch (watched.kind) {
		case 'projectFolders':
			return await documentScopes({ id: watched.projectId }, watched.hubId, aps);
		case 'hubProjects': {
			const { hubId } = watched;
			const projects = await projectsOfHub(aps, hubId);
			return projects.map(({ id, name }) => ({
				...projectScope(id, hubId),
				projectName: name,
			}));
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

/** Leaves out projects that the credential cannot open, such as closed ones. */
async function foldersOfHub(hubId: string, aps: ApsClient): Promise<ResolvedScopes> {
	const scopes: ResolvedScope[] = [];
	const leftOut: LeftOutProject[] = [];
	for (const project of await projectsOfHub(aps, hubId)) {
		const { id: projectId, name: projectName } = project;
		const found = await documentScopes(project, hubId, aps).catch(whyClosed);
		if (typeof found === 'string') {
			leftOut.push({ projectId, projectName, reason: found });
		} else if (found.length === 0) {
			leftOut.push({ projectId, projectName, reason: 'the credential sees no folder in it' });
		} else {
			scopes.push(...found.map((scope) => ({ ...scope, projectName })));
		}
	}
	return { scopes, leftOut };
}

async function documentScopes(
	project: Pick<ProjectPlace, 'id' | 'rootFolderId'>,
	hubId: string,
	aps: ApsClient,
): Promise<ResolvedScope[]> {
	const folders = await projectFolders(aps, hubId, project);
	return folders.map((folder) => ({
		scope: { [SCOPE_KEYS.folder]: folder },
		hubId,
		projectId: project.id,
	}));
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
