import { accountForLists } from '../../../fields/account';
import { accountProject, accountProjectId } from '../../../fields/accountProject';
import { accountRegion, accountRegionOf, projectAdminAdvice } from '../../../fields/accountRegion';
import { company } from '../../../fields/company';
import { customBody } from '../../../fields/customBody';
import { email } from '../../../fields/email';
import { industryRoles } from '../../../fields/industryRole';
import { productAccess } from '../../../fields/productAccess';
import { simplified, simplify } from '../../../fields/simplify';
import { projectUserExample, simplifyProjectUser } from '../../../records/projectUser';
import { bodyOf } from '../../../parameters/body';
import { additionalFields } from '../../../parameters/collections';
import { defineOperation } from '../../../operations/operation';
import { suppressInvitation } from './suppressInvitation';

const details = additionalFields([company, customBody, industryRoles, suppressInvitation]);

export const create = defineOperation({
	action: 'Add Project User',
	name: 'Add',
	value: 'create',
	summary: 'Add user to project',
	description:
		'Invite a user to a project by email, with access to products, a company and roles. The status is pending until the user accepts. ACC projects only: Autodesk may refuse it for BIM 360 projects.',
	endpoint: 'POST /construction/admin/v1/projects/{projectId}/users',
	scopes: ['account:write'],
	access: ['3L', 'SSA', '2L+user'],
	fields: [accountForLists, accountProject, email, productAccess, simplify, details],
	options: [accountRegion],
	advice: {
		...projectAdminAdvice,
		409: 'The user is already in the project. Use Project User > Update to change products, company or roles, or Add or Update for both',
	},
	example: { ...projectUserExample, status: 'pending' },
	async execute(run) {
		const record = await run.aps.record(
			{
				method: 'POST',
				path: run.path({ projectId: accountProjectId(run) }),
				region: accountRegionOf(run),
				body: bodyOf(run, email, productAccess, details),
			},
			'id',
		);
		return simplified(run, record, simplifyProjectUser);
	},
});
