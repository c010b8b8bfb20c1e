import { defineEndpoint } from '../http/endpoint';
import { checkSeesProject, projectInAccount } from './access';
import { hqPaths } from './hqPaths';

export const listIndustryRoles = defineEndpoint({
	service: 'hq',
	tokens: ['2L', '3L', 'SSA'],
	method: 'GET',
	path: hqPaths('v2', '/projects/{project_id}/industry_roles'),
	scopes: ['account:read'],
	perMinute: 100,
	handle(call) {
		const project = projectInAccount(call);
		checkSeesProject(call, project);
		return { status: 200, body: call.sim.state.industryRoles.get(project.id) ?? [] };
	},
});
