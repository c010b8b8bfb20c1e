import type { IDataObject } from 'n8n-workflow';
import { accountForLists } from '../../../fields/account';
import { accountProject, accountProjectId } from '../../../fields/accountProject';
import { accountRegion, accountRegionOf, projectAdminAdvice } from '../../../fields/accountRegion';
import { company } from '../../../fields/company';
import { CLEARABLE_FIELDS, clearEmpty } from '../../../fields/clearEmpty';
import { customBody } from '../../../fields/customBody';
import { industryRoles } from '../../../fields/industryRole';
import { productAccess } from '../../../fields/productAccess';
import { projectUser, projectUserId } from '../../../fields/projectUser';
import { simplified, simplify } from '../../../fields/simplify';
import { bodyOf } from '../../../parameters/body';
import { emptied } from '../../../parameters/emptied';
import { options, updateFields } from '../../../parameters/collections';
import { valueIn } from '../../../parameters/values';
import { projectUserChangeExample, simplifyProjectUserChange } from '../../../records/projectUser';
import { someChange } from '../../../values/someChange';
import { defineOperation } from '../../../operations/operation';
import type { OperationRun } from '../../../operations/operation';

const changes = {
	...updateFields([company, customBody, industryRoles]),
	description: CLEARABLE_FIELDS,
};

const updateOptions = options([accountRegion, clearEmpty]);

export const update = defineOperation({
	action: 'Update Project User',
	name: 'Update',
	value: 'update',
	summary: 'Update user in project',
	description:
		'Change the product access, company and roles of a member of a project. Returns the ID and the changes. ACC projects only: Autodesk may refuse it for BIM 360 projects.',
	endpoint: 'PATCH /construction/admin/v1/projects/{projectId}/users/{userId}',
	scopes: ['account:write'],
	access: ['3L', 'SSA', '2L+user'],
	fields: [accountForLists, accountProject, projectUser, productAccess, simplify, changes],
	options: updateOptions.options,
	advice: projectAdminAdvice,
	example: projectUserChangeExample,
	async execute(run) {
		const cleared = valueIn(run, updateOptions, clearEmpty) ? clearedFields(run) : {};
		const record = await run.aps.record(
			{
				method: 'PATCH',
				path: run.path({ projectId: accountProjectId(run), userId: projectUserId(run) }),
				region: accountRegionOf(run),
				body: someChange(`${productAccess.displayName} or ${changes.displayName}`, {
					...cleared,
					...bodyOf(run, productAccess, changes),
				}),
			},
			'id',
		);
		return simplified(run, record, simplifyProjectUserChange);
	},
});

/** A user without roles has an empty list of them. */
function clearedFields(run: OperationRun): IDataObject {
	const { roleIds, ...others } = emptied(run, changes);
	return roleIds === undefined ? others : { ...others, roleIds: [] };
}
