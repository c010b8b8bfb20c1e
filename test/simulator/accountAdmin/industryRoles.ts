import { defineEndpoint } from '../http/endpoint';
import { Refusal } from '../http/refusal';
import { accountOf, checkGuid, checkSeesProject } from './access';
import { hqPaths } from './hqPaths';

export const listIndustryRoles = defineEndpoint({
	service: 'hq',
	tokens: ['2L', '3L', 'SSA'],
	method: 'GET',
	path: hqPaths('v2', '/projects/{project_id}/industry_roles'),
	scopes: ['account:read'],
	perMinute: 100,
	handle(call) {
		const hub = accountOf(call, 'US');
		const { project_id: guid } = call.params;
		checkGuid('The project id', guid);
		const project = call.sim.state.projects.get(`b.${guid}`);
		if (project?.hubId !== hub.id) throw new Refusal(404, `The project ${guid} does not exist`);
		checkSeesProject(call, project);
		return { status: 200, body: call.sim.state.industryRoles.get(project.id) ?? [] };
	},
});
