import { accountForLists } from '../../../fields/account';
import { accountProject, accountProjectId } from '../../../fields/accountProject';
import { accountRegion, accountRegionOf, projectAdminAdvice } from '../../../fields/accountRegion';
import { company } from '../../../fields/company';
import { customBody } from '../../../fields/customBody';
import { email } from '../../../fields/email';
import { ifExistsField } from '../../../fields/ifExists';
import { industryRoles } from '../../../fields/industryRole';
import { productAccess } from '../../../fields/productAccess';
import { simplified, simplify } from '../../../fields/simplify';
import { projectUserExample, simplifyProjectUser } from '../../../records/projectUser';
import { bodyOf } from '../../../parameters/body';
import { additionalFields } from '../../../parameters/collections';
import { valueOf } from '../../../parameters/values';
import { defineOperation } from '../../../operations/operation';
import { createdOrExisting, withOutcome } from '../../../operations/orExisting';
import { changedMember, existingMember } from './existingMember';
import { suppressInvitation } from './suppressInvitation';

const details = additionalFields([company, customBody, industryRoles, suppressInvitation]);

const ifExists = ifExistsField({
	what: 'a member with this email address',
	update: 'Change products, company and roles of the member where they differ',
});

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
	fields: [accountForLists, accountProject, email, productAccess, ifExists, simplify, details],
	options: [accountRegion],
	advice: {
		...projectAdminAdvice,
		409: 'The user is already in the project. Change If It Exists to return or update the member',
	},
	example: withOutcome({ ...projectUserExample, status: 'pending' }, 'created'),
	async execute(run) {
		const body = bodyOf(run, email, productAccess, details);
		const { outcome, thing } = await createdOrExisting(valueOf(run, ifExists), {
			create: async (repeatable) =>
				await run.aps.record(
					{
						method: 'POST',
						path: run.path({ projectId: accountProjectId(run) }),
						region: accountRegionOf(run),
						body,
						repeatable,
					},
					'id',
				),
			find: async () => await existingMember(run),
			update: async (member) => await changedMember(run, member, body),
		});
		return simplified(run, thing, (user) => withOutcome(simplifyProjectUser(user), outcome));
	},
});
