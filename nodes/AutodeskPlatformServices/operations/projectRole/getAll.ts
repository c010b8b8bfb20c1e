import type { IDataObject } from 'n8n-workflow';
import { account, accountId } from '../../../fields/account';
import { accountProject, accountProjectId } from '../../../fields/accountProject';
import { accountAdvice, accountRegion, accountRegionOf } from '../../../fields/accountRegion';
import { limitOf, returnAllOrLimit } from '../../../fields/returnAllOrLimit';
import { defineOperation } from '../../../operations/operation';

export const getAll = defineOperation({
	action: 'List Project Industry Roles',
	name: 'Get Many',
	value: 'getAll',
	summary: 'Get many roles in project',
	description:
		'Retrieve a list of the industry roles of a project, such as Architect, with their IDs. Autodesk offers this for BIM 360 projects; roles of ACC projects are also part of the raw project users.',
	endpoint: 'GET /hq/v2/accounts/{account_id}/projects/{project_id}/industry_roles',
	scopes: ['account:read'],
	access: ['3L', 'SSA', '2L'],
	fields: [account, accountProject, ...returnAllOrLimit],
	options: [accountRegion],
	advice: {
		404: `${accountAdvice[404]}. Autodesk documents this for BIM 360 projects only; the roles of an ACC project come with its users: Project User > Get Many with Simplify off`,
	},
	example: {
		id: '6d3f9a14-0b5c-4e28-9f70-4b1c2d3e4f5a',
		project_id: '9d2c4b68-31f7-4e0a-8b5d-2a1c3e4f5a6b',
		name: 'Architect',
		services: { document_management: { access_level: 'user' } },
	},
	async execute(run) {
		const limit = limitOf(run);
		const path = run.path({ account_id: accountId(run), project_id: accountProjectId(run) });
		const roles = await run.aps.get<IDataObject[] | ''>(path, {}, { region: accountRegionOf(run) });
		return roles === '' ? [] : roles.slice(0, limit);
	},
});
