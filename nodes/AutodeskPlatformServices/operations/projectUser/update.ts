import type { IDataObject } from 'n8n-workflow';
import { accountForLists } from '../../../fields/account';
import { accountProject, accountProjectId } from '../../../fields/accountProject';
import { accountRegion, accountRegionOf, adminAdvice } from '../../../fields/accountRegion';
import { company } from '../../../fields/company';
import { customBody } from '../../../fields/customJson';
import { industryRoles } from '../../../fields/industryRole';
import { productAccess } from '../../../fields/productAccess';
import { projectUser, projectUserId } from '../../../fields/projectUser';
import { bodyOf } from '../../../parameters/body';
import { updateFields } from '../../../parameters/collections';
import { someChange } from '../../../values/someChange';
import { defineOperation } from '../../../operations/operation';

const changes = updateFields([company, customBody, industryRoles]);

export const update = defineOperation({
	action: 'Update Project User',
	name: 'Update',
	value: 'update',
	summary: 'Update user in project',
	description:
		'Change what a member of a project may use, or the member’s company and roles. Returns the ID and what was changed.',
	endpoint: 'PATCH /construction/admin/v1/projects/{projectId}/users/{userId}',
	scopes: ['account:write'],
	access: ['3L', 'SSA', '2L+user'],
	fields: [accountForLists, accountProject, projectUser, productAccess, changes],
	options: [accountRegion],
	advice: adminAdvice,
	example: {
		id: '3f8b2c14-6a7d-4e59-b0c3-91d2e4f5a687',
		companyId: '4c1d7e92-8b3f-4a06-9d5e-2f7a8b9c0d1e',
		roleIds: ['6d3f9a14-0b5c-4e28-9f70-4b1c2d3e4f5a'],
		products: [{ key: 'docs', access: 'administrator' }],
	},
	async execute(run) {
		const { body } = await run.aps.request({
			method: 'PATCH',
			path: run.path({ projectId: accountProjectId(run), userId: projectUserId(run) }),
			region: accountRegionOf(run),
			body: someChange(
				`${productAccess.displayName} or ${changes.displayName}`,
				bodyOf(run, productAccess, changes),
			),
		});
		return body as IDataObject;
	},
});
