import { z } from 'zod';
import { actingUser } from '../http/actingUser';
import type { AnyEndpoint, Call, Reply } from '../http/endpoint';
import { defineEndpoint } from '../http/endpoint';
import { Refusal } from '../http/refusal';
import type { Folder, Project } from '../state/documents';
import type { OwnPermission } from '../state/folderPermission';
import { pathUp } from '../state/folderTree';
import { isProjectAdmin } from '../state/membership';
import { folderOf, projectOf } from './access';

/** Permissions of folders. Project admins have all of them: in the root folder as their own, below inherited. */

const ACC_ACTIONS = [
	'VIEW',
	'COLLABORATE',
	'DOWNLOAD',
	'PUBLISH_MARKUP',
	'PUBLISH',
	'EDIT',
	'CONTROL',
];

const subject = z
	.object({
		subjectId: z.string().uuid(),
		autodeskId: z.string().optional(),
		subjectType: z.enum(['USER', 'COMPANY', 'ROLE']),
	})
	.strict();

const changes = z.array(subject.extend({ actions: z.array(z.string()).min(1) })).min(1);
type ChangesCall = Call<z.infer<typeof changes>>;

const SHARED = {
	service: 'docs',
	tokens: ['2L', '3L', 'SSA'],
} as const;

const PATH = '/bim360/docs/v1/projects/{project_id}/folders/{folder_id}/permissions';

export const permissions: readonly AnyEndpoint[] = [
	defineEndpoint({
		...SHARED,
		method: 'GET',
		path: PATH,
		scopes: ['data:read'],
		handle(call) {
			const folder = managedFolder(call);
			return { status: 200, body: entriesOf(call, folder) };
		},
	}),
	defineEndpoint({
		...SHARED,
		method: 'POST',
		path: `${PATH}:batch-create`,
		scopes: ['data:write'],
		body: changes,
		handle: (call) => write(call, false),
	}),
	defineEndpoint({
		...SHARED,
		method: 'POST',
		path: `${PATH}:batch-update`,
		scopes: ['data:write'],
		body: changes,
		handle: (call) => write(call, true),
	}),
	defineEndpoint({
		...SHARED,
		method: 'POST',
		path: `${PATH}:batch-delete`,
		scopes: ['data:write'],
		body: z.array(subject).min(1),
		handle(call) {
			const own = ownOf(call, managedFolder(call));
			const gone = (each: OwnPermission) => call.body.some((deleted) => isSame(deleted, each));
			own.splice(0, own.length, ...own.filter((each) => !gone(each)));
			return { status: 200 };
		},
	}),
];

/** Nothing is written if one of them cannot be. */
function write(call: ChangesCall, mustExist: boolean): Reply {
	const folder = managedFolder(call);
	const own = ownOf(call, folder);
	const known = actionsOf(projectOf(call));
	for (const change of call.body) {
		requireSubject(call, change);
		const unknown = change.actions.filter((action) => !known.includes(action));
		if (unknown.length > 0) throw new Refusal(422, `Unknown actions: ${unknown.join(', ')}`);
		if (own.some((each) => isSame(each, change)) === mustExist) continue;
		const state = mustExist ? 'has no permission yet' : 'has a permission already';
		throw new Refusal(400, `${change.subjectType} ${change.subjectId} ${state}`);
	}
	for (const { subjectType, subjectId, actions } of call.body) {
		const existing = own.find((each) => isSame(each, { subjectType, subjectId }));
		if (existing) existing.actions = actions;
		else own.push({ subjectType, subjectId, actions });
	}
	const results = call.body.map(({ subjectId, subjectType, actions }) => ({
		subjectId,
		subjectType,
		actions,
	}));
	return { status: 200, body: { results } };
}

type AnyCall = Call<never> | Call<unknown> | Call;
type Subject = Pick<OwnPermission, 'subjectType' | 'subjectId'>;

function entriesOf(call: AnyCall, folder: Folder) {
	const { state } = call.sim;
	const project = projectOf(call);
	const path = pathUp(state, folder.id);
	const admins = [...(state.projectUsers.get(project.id)?.values() ?? [])].filter(
		({ accessLevels, status }) => accessLevels.projectAdmin && status === 'active',
	);
	const all = actionsOf(project);
	const given = path.flatMap(({ id, parentId }) => [
		...(state.folderPermissions.get(id) ?? []).map((each) => ({ ...each, folderId: id })),
		...(parentId === undefined ? admins : []).map(({ id: subjectId }) => ({
			subjectType: 'USER' as const,
			subjectId,
			actions: all,
			folderId: id,
		})),
	]);
	const subjects = given.filter(
		(each, index) => given.findIndex((other) => isSame(other, each)) === index,
	);
	return subjects.map((each) => {
		const ofSubject = given.filter((other) => isSame(other, each));
		const actions = ofSubject.filter(({ folderId }) => folderId === folder.id);
		const inherited = ofSubject.filter(({ folderId }) => folderId !== folder.id);
		return {
			subjectId: each.subjectId,
			subjectType: each.subjectType,
			...factsOf(call, each),
			actions: unionOf(actions),
			inheritActions: unionOf(inherited),
		};
	});
}

function unionOf(permissions: readonly OwnPermission[]): string[] {
	return [...new Set(permissions.flatMap(({ actions }) => actions))];
}

function factsOf(call: AnyCall, { subjectType, subjectId }: Subject) {
	const { state } = call.sim;
	const project = projectOf(call);
	const user = state.projectUsers.get(project.id)?.get(subjectId);
	if (subjectType === 'USER' && user) {
		return {
			autodeskId: user.autodeskId ?? undefined,
			name: user.name,
			email: user.email,
			userType: user.accessLevels.projectAdmin ? 'PROJECT_ADMIN' : 'PROJECT_MEMBER',
			subjectStatus: user.status.toUpperCase(),
		};
	}
	const { accountId } = state.hubs.get(project.hubId)!;
	const named = [
		...(state.companies.get(accountId) ?? []),
		...(state.industryRoles.get(project.id) ?? []),
	].find(({ id }) => id === subjectId);
	return { name: named?.name, subjectStatus: 'ACTIVE' };
}

/** @throws Refusal 400 for a subject that the project does not have */
function requireSubject(call: AnyCall, { subjectType, subjectId }: Subject): void {
	const { state } = call.sim;
	const project = projectOf(call);
	const { accountId } = state.hubs.get(project.hubId)!;
	const ids = {
		USER: [...(state.projectUsers.get(project.id)?.keys() ?? [])],
		COMPANY: (state.companies.get(accountId) ?? []).map(({ id }) => id),
		ROLE: (state.industryRoles.get(project.id) ?? []).map(({ id }) => id),
	}[subjectType];
	if (!ids.includes(subjectId)) {
		throw new Refusal(400, `The project has no ${subjectType} ${subjectId}`);
	}
}

/** @throws Refusal 403 for a user who may not give permissions in the folder */
function managedFolder(call: AnyCall): Folder {
	const folder = folderOf(call);
	const user = actingUser(call);
	if (!user || isProjectAdmin(call.sim.state, projectOf(call), user)) return folder;
	const entry = entriesOf(call, folder).find(({ subjectId }) => subjectId === user.id);
	if ([...(entry?.actions ?? []), ...(entry?.inheritActions ?? [])].includes('CONTROL')) {
		return folder;
	}
	throw new Refusal(403, `You don't have permission to manage the folder ${folder.id}`);
}

function ownOf({ sim }: AnyCall, { id }: Folder): OwnPermission[] {
	const existing = sim.state.folderPermissions.get(id);
	if (existing) return existing;
	const fresh: OwnPermission[] = [];
	sim.state.folderPermissions.set(id, fresh);
	return fresh;
}

function actionsOf({ platform }: Project): string[] {
	return ACC_ACTIONS.filter((action) => platform !== 'bim360' || action !== 'PUBLISH_MARKUP');
}

function isSame(a: Subject, b: Subject): boolean {
	return a.subjectType === b.subjectType && a.subjectId === b.subjectId;
}
