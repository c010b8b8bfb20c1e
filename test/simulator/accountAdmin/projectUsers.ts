import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Call } from '../http/endpoint';
import { defineEndpoint } from '../http/endpoint';
import { Refusal } from '../http/refusal';
import { mapIn } from '../state/membership';
import type { ProjectUser } from '../state/people';
import { checkProjectAdmin, checkSeesProject, projectOf } from './access';
import { chosenFields, listQuery, listReply } from './listing';
import { checkProducts, productsBody } from './products';
import {
	addMember,
	administersProject,
	checkNewMember,
	companyFields,
	memberByEmail,
	roleFields,
} from './projectMember';
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
		if (memberByEmail(state, project, call.body.email)) {
			throw new Refusal(409, `${call.body.email} is a member already`);
		}
		checkNewMember(state, project, call.body);
		const member = addMember(state, project, call.body);
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
			member.accessLevels.projectAdmin = products.some(administersProject);
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
