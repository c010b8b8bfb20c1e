import { randomUUID } from 'node:crypto';
import { Refusal } from '../http/refusal';
import type { Project } from '../state/documents';
import { addAccountUser, addProjectUser, mapIn } from '../state/membership';
import type { ProductAccess, ProjectUser, User } from '../state/people';
import type { State } from '../state/state';
import { checkProducts } from './products';

/** How people become members of a project. */

export interface NewMember {
	email: string;
	firstName?: string;
	lastName?: string;
	companyId?: string;
	roleIds?: readonly string[];
	products?: ProductAccess[];
}

/** @throws Refusal 400 for a company, role or product that there is not */
export function checkNewMember(state: State, project: Project, entry: NewMember): void {
	if (entry.products) checkProducts(project, entry.products);
	companyFields(state, project, entry.companyId);
	roleFields(state, project, entry.roleIds ?? []);
}

/** The member with an email address, unless removed. */
export function memberByEmail(state: State, project: Project, email: string) {
	return [...mapIn(state.projectUsers, project.id).values()].find(
		(member) => member.status !== 'deleted' && sameEmail(member.email, email),
	);
}

/**
 * Adds somebody, who joins the account's directory too. Who has no Autodesk account yet is pending until the
 * invitation is accepted.
 */
export function addMember(state: State, project: Project, entry: NewMember): ProjectUser {
	const { companyId, roleIds = [], products } = entry;
	const user = personOf(state, project, entry);
	const projectAdmin = products?.some(administersProject);
	const member = addProjectUser(state, project, user, { projectAdmin });
	Object.assign(
		member,
		companyFields(state, project, companyId),
		roleFields(state, project, roleIds),
	);
	if (products) member.products = products;
	if (!state.users.has(user.autodeskId)) {
		Object.assign(member, { status: 'pending', autodeskId: null });
	}
	return member;
}

/** Administers the project as a whole. */
export function administersProject({ key, access }: ProductAccess): boolean {
	return key === 'projectAdministration' && access === 'administrator';
}

/** @throws Refusal 400 for a company the account does not have */
export function companyFields(state: State, project: Project, companyId: string | null = null) {
	if (!companyId) return { companyId: null, companyName: null };
	const { accountId } = state.hubs.get(project.hubId)!;
	const company = state.companies.get(accountId)?.find(({ id }) => id === companyId);
	if (!company) throw new Refusal(400, `The company ${companyId} does not exist in the account`);
	return { companyId, companyName: company.name };
}

/** @throws Refusal 400 for a role the project does not have */
export function roleFields(state: State, project: Project, roleIds: readonly string[]) {
	const known = state.industryRoles.get(project.id) ?? [];
	const roles = roleIds.map((roleId) => {
		const role = known.find(({ id }) => id === roleId);
		if (!role) throw new Refusal(400, `The role ${roleId} does not exist in the project`);
		return { id: role.id, name: role.name };
	});
	return { roleIds: [...roleIds], roles };
}

/** Somebody with an Autodesk account, in the account's directory, or new to both. */
function personOf(state: State, project: Project, entry: NewMember): User {
	const { email, firstName = '', lastName = '' } = entry;
	const hub = state.hubs.get(project.hubId)!;
	const directory = mapIn(state.accountUsers, hub.accountId);
	const listed = [...directory.values()].find((row) => sameEmail(row.email, email));
	const signedUp = [...state.users.values()].find((user) => sameEmail(user.email, email));
	const person = signedUp ?? {
		id: listed?.id ?? randomUUID(),
		autodeskId: '',
		email,
		firstName: listed?.first_name || firstName,
		lastName: listed?.last_name || lastName,
	};
	if (listed) {
		if (listed.status === 'not_invited') listed.status = 'pending';
	} else if (signedUp) {
		addAccountUser(state, hub, person);
	} else {
		addAccountUser(state, hub, person, { uid: null, status: 'pending' });
	}
	return person;
}

function sameEmail(a: string, b: string): boolean {
	return a.toLowerCase() === b.toLowerCase();
}
