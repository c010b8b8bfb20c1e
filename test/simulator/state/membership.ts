import type { Hub, Project } from './documents';
import type { AccountUser, ProjectUser, User } from './people';
import type { State } from './state';

/** Who belongs to an account or project, and with which rights. */

export function addAccountUser(
	state: State,
	hub: Hub,
	user: User,
	fields: Partial<AccountUser> = {},
): AccountUser {
	const now = new Date().toISOString();
	const row: AccountUser = {
		id: user.id,
		account_id: hub.accountId,
		uid: user.autodeskId,
		email: user.email,
		name: `${user.firstName} ${user.lastName}`.trim(),
		first_name: user.firstName,
		last_name: user.lastName,
		role: 'account_user',
		status: 'active',
		company_id: null,
		company_name: null,
		default_role: null,
		created_at: now,
		updated_at: now,
		...fields,
	};
	mapIn(state.accountUsers, hub.accountId).set(row.id, row);
	return row;
}

export function addProjectUser(
	state: State,
	project: Project,
	user: User,
	{ projectAdmin = false, addedOn = new Date().toISOString() } = {},
): ProjectUser {
	const access = projectAdmin ? 'administrator' : 'member';
	const row: ProjectUser = {
		id: user.id,
		autodeskId: user.autodeskId,
		email: user.email,
		name: `${user.firstName} ${user.lastName}`.trim(),
		firstName: user.firstName,
		lastName: user.lastName,
		companyId: null,
		companyName: null,
		status: 'active',
		accessLevels: {
			accountAdmin: isAccountAdmin(state, state.hubs.get(project.hubId)!, user),
			projectAdmin,
			executive: false,
		},
		roleIds: [],
		roles: [],
		products: [
			{ key: 'projectAdministration', access: projectAdmin ? 'administrator' : 'none' },
			{ key: 'docs', access },
		],
		addedOn,
		updatedAt: addedOn,
	};
	mapIn(state.projectUsers, project.id).set(row.id, row);
	return row;
}

export function isAccountAdmin(state: State, hub: Hub, user: User): boolean {
	return state.accountUsers.get(hub.accountId)?.get(user.id)?.role === 'account_admin';
}

export function isProjectMember(state: State, project: Project, user: User): boolean {
	return state.projectUsers.get(project.id)?.get(user.id)?.status === 'active';
}

export function isProjectAdmin(state: State, project: Project, user: User): boolean {
	const row = state.projectUsers.get(project.id)?.get(user.id);
	return row?.status === 'active' && row.accessLevels.projectAdmin;
}

/** A user by Autodesk id or ACC id: impersonation headers take both. */
export function findUser(state: State, id: string): User | undefined {
	return state.users.get(id) ?? [...state.users.values()].find((user) => user.id === id);
}

/** The inner map of a map of maps, made when missing. */
export function mapIn<Value>(
	maps: Map<string, Map<string, Value>>,
	key: string,
): Map<string, Value> {
	let inner = maps.get(key);
	if (!inner) {
		inner = new Map();
		maps.set(key, inner);
	}
	return inner;
}
