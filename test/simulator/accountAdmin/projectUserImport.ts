import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { defineEndpoint } from '../http/endpoint';
import type { Simulation } from '../simulation/simulation';
import type { Project } from '../state/documents';
import { checkProjectAdmin, projectOf } from './access';
import { productsBody } from './products';
import type { NewMember } from './projectMember';
import { addMember, checkNewMember, memberByEmail } from './projectMember';

const text = z.string().max(255).optional();

const entry = z
	.object({
		email: z.string().email().max(255),
		firstName: text,
		lastName: text,
		companyId: z.string().optional(),
		roleIds: z.array(z.string()).optional(),
		// Required by the formal description; project administrators who may not grant any leave it out.
		products: productsBody.optional(),
		suppressAdministrativeEmails: z.boolean().optional(),
	})
	.strict();

/**
 * Answers 202 at once; the users are members a while later. The job cannot be queried. Whoever is a member already
 * stays as before, as an import that cannot be queried has no way to say more.
 */
export const importProjectUsers = defineEndpoint({
	service: 'constructionAdmin',
	tokens: ['2L', '3L', 'SSA'],
	method: 'POST',
	path: '/construction/admin/v2/projects/{projectId}/users:import',
	scopes: ['account:write'],
	body: z
		.object({
			users: z.array(entry).min(1).max(200),
			suppressAdministrativeEmails: z.boolean().optional(),
		})
		.strict(),
	perMinute: 100,
	handle(call) {
		const project = projectOf(call);
		checkProjectAdmin(call, project);
		const { users } = call.body;
		for (const user of users) checkNewMember(call.sim.state, project, user);
		setTimeout(() => addAll(call.sim, project, users), call.sim.settings.userImportMs).unref();
		return { status: 202, body: { jobId: randomUUID() } };
	},
});

function addAll({ state }: Simulation, project: Project, users: readonly NewMember[]): void {
	// Not after a reset.
	if (state.projects.get(project.id) !== project) return;
	for (const user of users) {
		if (!memberByEmail(state, project, user.email)) addMember(state, project, user);
	}
}
