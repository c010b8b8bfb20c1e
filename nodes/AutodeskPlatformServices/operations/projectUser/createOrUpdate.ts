import type { IDataObject } from 'n8n-workflow';
import { onStatus } from '../../../apsClient/onStatus';
import { accountForLists } from '../../../fields/account';
import { accountProject, accountProjectId } from '../../../fields/accountProject';
import { accountRegion, accountRegionOf, projectAdminAdvice } from '../../../fields/accountRegion';
import { company } from '../../../fields/company';
import { customBody } from '../../../fields/customBody';
import { email } from '../../../fields/email';
import { industryRoles } from '../../../fields/industryRole';
import { productAccess } from '../../../fields/productAccess';
import { isSimplified, simplify } from '../../../fields/simplify';
import { defineOperation } from '../../../operations/operation';
import type { OperationRun } from '../../../operations/operation';
import { bodyOf } from '../../../parameters/body';
import { additionalFields } from '../../../parameters/collections';
import { projectUserExample, simplifyProjectUser } from '../../../records/projectUser';
import { changedMember, existingMember } from './existingMember';
import { suppressInvitation } from './suppressInvitation';

const details = additionalFields([company, customBody, industryRoles, suppressInvitation]);

const { id, autodeskId, companyId, roleIds, ...facts } = projectUserExample;

export const createOrUpdate = defineOperation({
	name: 'Add or Update',
	value: 'createOrUpdate',
	summary: 'Add or update user in project',
	description:
		'Invite a user to a project, or change products, company and roles of a member where they differ. Safe to repeat: if nothing differs, nothing is sent. ACC projects only: Autodesk may refuse it for BIM 360 projects.',
	endpoint: 'POST /construction/admin/v1/projects/{projectId}/users',
	scopes: ['account:read', 'account:write'],
	access: ['3L', 'SSA', '2L+user'],
	fields: [accountForLists, accountProject, email, productAccess, simplify, details],
	options: [accountRegion],
	advice: {
		...projectAdminAdvice,
		409: 'The user is already in the project, perhaps with another email address. Use Project User > Update with the ID',
	},
	example: {
		...facts,
		created: false,
		updated: true,
		id,
		autodeskId,
		companyId,
		roleIds,
	},
	async execute(run) {
		const body = bodyOf(run, email, productAccess, details);
		const member = await existingMember(run);
		if (member !== undefined) return await changed(run, member, body);
		const path = run.path({ projectId: accountProjectId(run) });
		const request = { method: 'POST', path, region: accountRegionOf(run), body } as const;
		return await run.aps
			.record(request, 'id')
			.then((record) => output(run, record, { created: true, updated: false }))
			.catch(
				onStatus(409, async (refusal) => {
					// Another item or program may have added the user in the meantime.
					const added = await existingMember(run);
					if (added === undefined) throw refusal;
					return await changed(run, added, body);
				}),
			);
	},
});

async function changed(
	run: OperationRun,
	member: IDataObject,
	entered: IDataObject,
): Promise<IDataObject> {
	const updated = await changedMember(run, member, entered);
	return output(run, updated ?? member, { created: false, updated: updated !== undefined });
}

/** The record with what became of it before its IDs, which come last. */
function output(
	run: OperationRun,
	member: IDataObject,
	outcome: { created: boolean; updated: boolean },
): IDataObject {
	if (!isSimplified(run)) return { ...member, ...outcome };
	const { id, autodeskId, companyId, roleIds, ...facts } = simplifyProjectUser(member);
	return {
		...facts,
		...outcome,
		id,
		autodeskId,
		companyId,
		roleIds,
	};
}
