import type { IDataObject } from 'n8n-workflow';
import { accountForLists } from '../../../fields/account';
import { accountProject, accountProjectId } from '../../../fields/accountProject';
import { accountRegion, accountRegionOf, adminAdvice } from '../../../fields/accountRegion';
import { company, companyId } from '../../../fields/company';
import { customBody, withCustomBody } from '../../../fields/customJson';
import type { CustomJson } from '../../../fields/customJson';
import { industryRoleIds, industryRoles } from '../../../fields/industryRole';
import type { IndustryRoles } from '../../../fields/industryRole';
import { productAccess, productAccessOf } from '../../../fields/productAccess';
import { simplified, simplify } from '../../../fields/simplify';
import { projectUserExample, simplifyProjectUser } from '../../../records/projectUser';
import { boolean } from '../../../values/boolean';
import { email } from '../../../values/email';
import { defineOperation } from '../../../operations/operation';

export const create = defineOperation({
	action: 'Add Project User',
	name: 'Add',
	value: 'create',
	summary: 'Add user to project',
	description:
		'Invite a person to a project by e-mail, with access to products, a company and roles. The status is pending until the person accepts.',
	endpoint: 'POST /construction/admin/v1/projects/{projectId}/users',
	scopes: ['account:write'],
	access: ['3L', 'SSA', '2L+user'],
	fields: [
		accountForLists,
		accountProject,
		{
			displayName: 'Email',
			name: 'email',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'name@email.com',
			description: 'E-mail address of the person’s Autodesk account, existing or yet to be made',
		},
		productAccess,
		simplify,
		{
			displayName: 'Additional Fields',
			name: 'additionalFields',
			type: 'collection',
			placeholder: 'Add Field',
			default: {},
			options: [
				company,
				customBody,
				industryRoles,
				{
					displayName: 'Suppress Invitation Email',
					name: 'suppressAdministrativeEmails',
					type: 'boolean',
					default: false,
					description: 'Whether to add the user without sending an invitation',
				},
			],
		},
	],
	options: [accountRegion],
	advice: {
		...adminAdvice,
		409: 'The person is in the project already. Use Project User > Update to change products, company or roles',
	},
	example: { ...projectUserExample, status: 'pending' },
	async execute(run) {
		const more = run.param<AdditionalFields>('additionalFields', {});
		const fields: IDataObject = {
			email: email('Email', run.param<unknown>('email')),
			companyId: companyId(more),
			roleIds: industryRoleIds(more),
			products: productAccessOf(run),
			suppressAdministrativeEmails: boolean(
				'Suppress Invitation Email',
				more.suppressAdministrativeEmails,
			),
		};
		const { body } = await run.aps.request({
			method: 'POST',
			path: run.path({ projectId: accountProjectId(run) }),
			region: accountRegionOf(run),
			body: withCustomBody(fields, more),
		});
		return simplified(run, body as IDataObject, simplifyProjectUser);
	},
});

interface AdditionalFields extends CustomJson, IndustryRoles {
	company?: unknown;
	suppressAdministrativeEmails?: unknown;
}
