import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import type { Call } from '../http/endpoint';
import { defineEndpoint } from '../http/endpoint';
import { actingUser } from '../http/actingUser';
import { Refusal } from '../http/refusal';
import type { Simulation } from '../simulation/simulation';
import { addProject } from '../state/addProject';
import type { Hub, Project } from '../state/documents';
import type { State } from '../state/state';
import { asActor } from '../state/trace';
import {
	accountOf,
	checkAccountAdmin,
	checkGuid,
	checkSeesProject,
	projectOf,
	seesProject,
} from './access';
import { listQuery, listReply } from './listing';
import { createProjectBody, PROJECT_FIELDS, PROJECT_RULES } from './projectRules';

const ADMIN = { service: 'constructionAdmin', tokens: ['2L', '3L', 'SSA'] } as const;

export const listAccountProjects = defineEndpoint({
	...ADMIN,
	method: 'GET',
	path: '/construction/admin/v1/accounts/{accountId}/projects',
	scopes: ['account:read'],
	query: listQuery(PROJECT_RULES),
	perMinute: 600,
	handle(call) {
		const hub = accountOf(call);
		const projects = [...call.sim.state.projects.values()]
			.filter((project) => project.hubId === hub.id && seesProject(call, project))
			.map((project) => projectRow(call.sim.state, project));
		return listReply(call, projects, PROJECT_RULES);
	},
});

export const getAccountProject = defineEndpoint({
	...ADMIN,
	method: 'GET',
	path: '/construction/admin/v1/projects/{projectId}',
	scopes: ['account:read'],
	query: ['fields'],
	perMinute: 600,
	handle(call) {
		const project = projectOf(call);
		checkSeesProject(call, project);
		const fields = call.query.list('fields');
		const wrong = fields?.find(
			(field) => !PROJECT_FIELDS.includes(field) && field !== 'templateId',
		);
		if (wrong !== undefined) throw new Refusal(400, `"fields" does not know "${wrong}"`);
		const row = projectRow(call.sim.state, project);
		const kept = Object.entries(row).filter(
			([name]) => !fields || name === 'id' || fields.includes(name),
		);
		return { status: 200, body: Object.fromEntries(kept) };
	},
});

/** Answers 202 at once; the project is `pending` for a while. */
export const createAccountProject = defineEndpoint({
	...ADMIN,
	method: 'POST',
	path: '/construction/admin/v1/accounts/{accountId}/projects',
	scopes: ['account:write'],
	body: createProjectBody,
	perMinute: 100,
	handle(call) {
		const hub = accountOf(call);
		checkAccountAdmin(call, hub);
		checkReferences(call, hub);
		const project = addPendingProject(call, hub);
		setTimeout(() => activate(call.sim, project), call.sim.settings.projectActivationMs).unref();
		const row = projectRow(call.sim.state, project);
		return { status: 202, body: { ...row, jobId: randomUUID() } };
	},
});

type CreateCall = Call<z.infer<typeof createProjectBody>>;

function checkReferences({ sim, body }: CreateCall, hub: Hub): void {
	const { businessUnitId, template } = body;
	const units = sim.state.businessUnits.get(hub.accountId) ?? [];
	if (businessUnitId && !units.some(({ id }) => id === businessUnitId)) {
		throw new Refusal(400, `The business unit ${businessUnitId} does not exist`);
	}
	if (!template) return;
	checkGuid('template.projectId', template.projectId);
	if (sim.state.projects.get(`b.${template.projectId}`)?.hubId !== hub.id) {
		throw new Refusal(404, `The template project ${template.projectId} does not exist`);
	}
}

function addPendingProject(call: CreateCall, hub: Hub): Project {
	// eslint-disable-next-line @typescript-eslint/no-unused-vars -- taken out: they have no effect
	const { name, template, products, platform, sheetCount, ...details } = call.body;
	return addProject(call.sim.state, {
		hub,
		name,
		status: 'pending',
		details: {
			classification: 'production',
			...details,
			// Without template all products of the account are activated.
			products: ['docs', 'build', 'cost'].map((key) => ({ key, status: 'active' })),
		},
		actor: asActor(actingUser(call)!),
	});
}

function activate({ state }: Simulation, project: Project): void {
	// Not after a reset.
	if (state.projects.get(project.id) !== project) return;
	project.status = 'active';
	project.updatedAt = new Date().toISOString();
}

export function projectRow(state: State, project: Project) {
	const { accountId } = state.hubs.get(project.hubId)!;
	const members = [...(state.projectUsers.get(project.id)?.values() ?? [])];
	return {
		id: project.guid,
		name: project.name,
		...project.details,
		status: project.status,
		platform: project.platform,
		accountId,
		createdAt: project.createdAt,
		updatedAt: project.updatedAt,
		memberCount: members.filter(({ status }) => status !== 'deleted').length,
		companyCount: new Set(members.map(({ companyId }) => companyId).filter(Boolean)).size,
	};
}
