import { hubId, hubOrProject } from '../../../fields/hub';
import { project, projectId } from '../../../fields/project';
import { simplified, simplify } from '../../../fields/simplify';
import { projectExample, simplifyProject } from '../../../records/project';
import { defineOperation } from '../../../operations/operation';

export const get = defineOperation({
	action: 'Get Project',
	name: 'Get',
	value: 'get',
	summary: 'Get project',
	description: 'Retrieve the name, type and root folder of one project of a hub',
	endpoint: 'GET /project/v1/hubs/{hub_id}/projects/{project_id}',
	scopes: ['data:read'],
	access: ['3L', 'SSA', '2L', '2L+user'],
	fields: [hubOrProject, project, simplify],
	example: projectExample,
	async execute(run) {
		const path = run.path({ hub_id: hubId(run), project_id: projectId(run) });
		const { data } = await run.aps.document({ path });
		return simplified(run, data, simplifyProject);
	},
});
