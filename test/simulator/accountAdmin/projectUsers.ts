import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Call } from '../http/endpoint';
import { defineEndpoint } from '../http/endpoint';
import { Refusal } from '../http/refusal';
import type { Project } from '../state/documents';
import { addProjectUser, mapIn } from '../state/membership';
import type { ProjectUser, User } from '../state/people';
import type { State } from '../state/state';
import { checkProjectAdmin, checkSeesProject, projectOf } from './access';
import { chosenFields, listQuery, listReply } from './listing';
import { checkProducts, productsBody } from './products';
import { PROJECT_USER_RULES } from './projectUserRules';

const ADMIN = { service: 'constructionAdmin', tokens: ['2L', '3L', 'SSA'] } as const;
const USERS = '/construction/admin/v1/projects/{projectId}/users';
const USER = `${USERS}/{userId}`;

export const listProjectUsers = defineEndpoint({
	...ADMIN,
	method: 'GET',
	path: USERS,
	scopes: ['account:read'],
	query: listQuery(PROJECT_USER_RULES),
	perMinute: 600,
	handle(call) {
		const project = projectOf(call);
		checkSeesProject(call, project);
		const statuses = call.query.list('filter[status]') ?? ['active', 'pending'];
		const users = [...mapIn(call.sim.state.projectUsers, project.id).values()].filter(
			({ status }) => statuses.includes(status),
		);
		return listReply(
			call,
			users.map((user) => ({ ...user })),
			PROJECT_USER_RULES,
		);
	},
});

export const getProjectUser = defineEndpoint({
	...ADMIN,
	method: 'GET',
	path: USER,
	scopes: ['account:read'],
	query: ['fields'],
	perMinute: 600,
	handle(call) {
		checkSeesProject(call, projectOf(call));
		return {
			status: 200,
			body: chosenFields(call.query, { ...memberOf(call) }, PROJECT_USER_RULES),
		};
	},
});

export const addUser = defineEndpoint({
	...ADMIN,
	method: 'POST',
	path: USERS,
	scopes: ['account:write'],
	body: z
		.object({
			email: z.string().email().max(255),
			companyId: z.string().optional(),
			roleIds: z.array(z.string()).optional(),
			products: productsBody.optional(),
			suppressAdministrativeEmails: z.boolean().optional(),
		})
		.strict(),
	perMinute: 100,
	handle(call) {
		const { state } = call.sim;
		const project = projectOf(call);
		checkProjectAdmin(call, project);
		const { email, companyId, roleIds = [], products } = call.body;
		const members = mapIn(state.projectUsers, project.id);
		const known = [...members.values()].find((member) => sameEmail(member.email, email));
		if (known && known.status !== 'deleted') throw new Refusal(409, `${email} is a member already`);
		if (products) checkProducts(project, products);
		const place = {
			...companyFields(state, project, companyId),
			...roleFields(state, project, roleIds),
		};
		const user = findByEmail(state, email) ?? invited(email);
		const projectAdmin = products?.some(
			({ key, access }) => key === 'projectAdministration' && access === 'administrator',
		);
		const member = Object.assign(addProjectUser(state, project, user, { projectAdmin }), place);
		if (products) member.products = products;
		// Somebody new is pending until the invitation is accepted.
		if (!state.users.has(user.autodeskId))
			Object.assign(member, { status: 'pending', autodeskId: null });
		return { status: 201, body: { ...member, jobId: randomUUID() } };
	},
});

/** Answers the id and what changed only. */
export const updateProjectUser = defineEndpoint({
	...ADMIN,
	method: 'PATCH',
	path: USER,
	scopes: ['account:write'],
	body: z
		.object({
			companyId: z.string().nullable(),
			companyName: z.string(),
			email: z.string().email(),
			roleIds: z.array(z.string()),
			products: productsBody,
		})
		.partial()
		.strict()
		.refine((body) => Object.keys(body).length > 0, 'nothing to change'),
	perMinute: 100,
	handle(call) {
		const { state } = call.sim;
		const project = projectOf(call);
		checkProjectAdmin(call, project);
		const member = memberOf(call);
		const { companyId, roleIds, products, companyName, email } = call.body;
		const changed = {
			...(companyName === undefined ? {} : { companyName }),
			...(companyId === undefined ? {} : companyFields(state, project, companyId)),
			...(roleIds === undefined ? {} : roleFields(state, project, roleIds)),
			...(email === undefined ? {} : { email }),
			...(products === undefined ? {} : { products }),
		};
		if (products) checkProducts(project, products);
		Object.assign(member, changed, { updatedAt: new Date().toISOString() });
		if (products) {
			member.accessLevels.projectAdmin = products.some(
				({ key, access }) => key === 'projectAdministration' && access === 'administrator',
			);
		}
		return { status: 200, body: { id: member.id, ...changed } };
	},
});

export const removeProjectUser = defineEndpoint({
	...ADMIN,
	method: 'DELETE',
	path: USER,
	scopes: ['account:write'],
	perMinute: 100,
	handle(call) {
		checkProjectAdmin(call, projectOf(call));
		memberOf(call).status = 'deleted';
		return { status: 204 };
	},
});

/** By ACC id or Autodesk id. @throws Refusal 404 */
function memberOf(call: Call<unknown>): ProjectUser {
	const { userId } = call.params;
	const members = mapIn(call.sim.state.projectUsers, projectOf(call).id);
	const member =
		members.get(userId) ?? [...members.values()].find(({ autodeskId }) => autodeskId === userId);
	if (member && member.status !== 'deleted') return member;
	throw new Refusal(404, `The user ${userId} is not a member of the project`);
}

function companyFields(state: State, project: Project, companyId: string | null | undefined) {
	if (!companyId) return { companyId: null, companyName: null };
	const { accountId } = state.hubs.get(project.hubId)!;
	const company = state.companies.get(accountId)?.find(({ id }) => id === companyId);
	if (!company) throw new Refusal(400, `The company ${companyId} does not exist in the account`);
	return { companyId, companyName: company.name };
}

function roleFields(state: State, project: Project, roleIds: readonly string[]) {
	const known = state.industryRoles.get(project.id) ?? [];
	const roles = roleIds.map((roleId) => {
		const role = known.find(({ id }) => id === roleId);
		if (!role) throw new Refusal(400, `The role ${roleId} does not exist in the project`);
		return { id: role.id, name: role.name };
	});
	return { roleIds: [...roleIds], roles };
}

function findByEmail(state: State, email: string): User | undefined {
	return [...state.users.values()].find((user) => sameEmail(user.email, email));
}

function sameEmail(a: string, b: string): boolean {
	return a.toLowerCase() === b.toLowerCase();
}

/** Somebody without an Autodesk account yet. */
function invited(email: string): User {
	return { id: randomUUID(), autodeskId: '', email, firstName: '', lastName: '' };
}
