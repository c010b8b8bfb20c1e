import { randomUUID } from 'node:crypto';
import type { Hub, Project } from './documents';
import { addFolder } from './folderTree';
import type { State } from './state';
import type { Actor } from './trace';

interface NewProject {
	hub: Hub;
	name: string;
	status: Project['status'];
	details: Record<string, unknown>;
	actor: Actor;
}

/** A new ACC project with its root folder, Project Files, and the roles of its account. */
export function addProject(
	state: State,
	{ hub, name, status, details, actor }: NewProject,
): Project {
	const guid = randomUUID();
	const now = new Date().toISOString();
	const system = hub.region === 'EMEA' ? 'adsk.wipemea' : 'adsk.wipprod';
	const project: Project = {
		id: `b.${guid}`,
		guid,
		hubId: hub.id,
		name,
		platform: 'acc',
		status,
		rootFolderId: `urn:${system}:fs.folder:co.${guid.replaceAll('-', '')}`,
		createdAt: now,
		updatedAt: now,
		details,
	};
	const sibling = [...state.projects.values()].find(
		({ id, hubId }) => hubId === hub.id && state.industryRoles.has(id),
	);
	const roles = state.industryRoles.get(sibling?.id ?? '') ?? [];
	state.industryRoles.set(
		project.id,
		roles.map((role) => ({ ...role, project_id: guid })),
	);
	state.projects.set(project.id, project);
	const parentId = project.rootFolderId;
	addFolder(state, { project, name: `${guid}-root-folder`, actor, id: parentId });
	addFolder(state, { project, parentId, name: 'Project Files', actor });
	return project;
}
