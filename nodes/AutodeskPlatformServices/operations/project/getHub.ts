import { hubId, hubOrProject } from '../../../fields/hub';
import { project, projectId } from '../../../fields/project';
import { simplified, simplify } from '../../../fields/simplify';
import { hubExample, simplifyHub } from '../../../records/hub';
import { defineOperation } from '../../../operations/operation';

export const getHub = defineOperation({
	action: 'Get Hub for Project',
	name: 'Get Hub',
	value: 'getHub',
	summary: 'Get hub of project',
	description: 'Retrieve the name, region and type of the hub that a project belongs to',
	endpoint: 'GET /project/v1/hubs/{hub_id}/projects/{project_id}/hub',
	scopes: ['data:read'],
	access: ['3L', 'SSA', '2L', '2L+user'],
	fields: [hubOrProject, project, simplify],
	example: hubExample,
	async execute(run) {
		const path = run.path({ hub_id: hubId(run), project_id: projectId(run) });
		const { data } = await run.aps.document({ path });
		return simplified(run, data, simplifyHub);
	},
});
