import type { IDataObject } from 'n8n-workflow';
import { fillPath } from '../../../../protocol/aps/ids';
import { isSameName } from '../../../../protocol/aps/names';
import { collect } from '../../../apsLists/pages';
import { ProjectMembers } from '../../../apsLists/projectMembers';
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
import { valueOf } from '../../../parameters/values';
import { projectUserExample, simplifyProjectUser } from '../../../records/projectUser';
import { hasChange } from './hasChange';
import { suppressInvitation } from './suppressInvitation';

const details = additionalFields([company, customBody, industryRoles, suppressInvitation]);

/** Fields of an existing member, who gets no invitation. */
const ONLY_FOR_NEW = ['email', 'suppressAdministrativeEmails'];

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
		const member = await memberOf(run);
		if (member !== undefined) return await changed(run, member, body);
		const path = run.path({ projectId: accountProjectId(run) });
		const request = { method: 'POST', path, region: accountRegionOf(run), body } as const;
		return await run.aps
			.record(request, 'id')
			.then((record) => output(run, record, { created: true, updated: false }))
			.catch(
				onStatus(409, async (refusal) => {
					// Another item or program may have added the user in the meantime.
					const added = await memberOf(run);
					if (added === undefined) throw refusal;
					return await changed(run, added, body);
				}),
			);
	},
});

async function memberOf(run: OperationRun): Promise<IDataObject | undefined> {
	const address = valueOf(run, email);
	const members = new ProjectMembers(run.aps, accountRegionOf(run));
	const found = await collect(members.withEmail(accountProjectId(run), address));
	return found.find((member) => isSameName(String(member.email), address));
}

/** Sends what differs. Reads the member again, because Autodesk returns the changes only. */
async function changed(
	run: OperationRun,
	member: IDataObject,
	entered: IDataObject,
): Promise<IDataObject> {
	const changes = Object.entries(entered).filter(([key]) => !ONLY_FOR_NEW.includes(key));
	if (!changes.some(([key, value]) => hasChange(member, key, value))) {
		return output(run, member, { created: false, updated: false });
	}
	const place = {
		path: fillPath('/construction/admin/v1/projects/{projectId}/users/{userId}', {
			projectId: accountProjectId(run),
			userId: String(member.id),
		}),
		region: accountRegionOf(run),
	};
	await run.aps.request({ ...place, method: 'PATCH', body: Object.fromEntries(changes) });
	const updated = await run.aps.record(place, 'id');
	return output(run, updated, { created: false, updated: true });
}

/** The record with what became of it before its IDs, which come last. */
function output(
	run: OperationRun,
	member: IDataObject,
	outcome: { created: boolean; updated: boolean },
): IDataObject {
	if (!isSimplified(run)) return { ...member, ...outcome };
	const { id, autodeskId, companyId, ...facts } = simplifyProjectUser(member);
	return {
		...facts,
		...outcome,
		id,
		autodeskId,
		companyId,
	};
}
