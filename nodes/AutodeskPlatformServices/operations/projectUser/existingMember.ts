import type { IDataObject } from 'n8n-workflow';
import { fillPath } from '../../../../protocol/aps/ids';
import { isSameName } from '../../../../protocol/aps/names';
import { collect } from '../../../apsLists/pages';
import { ProjectMembers } from '../../../apsLists/projectMembers';
import { accountProjectId } from '../../../fields/accountProject';
import { accountRegionOf } from '../../../fields/accountRegion';
import { email } from '../../../fields/email';
import type { OperationRun } from '../../../operations/operation';
import { valueOf } from '../../../parameters/values';
import { hasChange } from './hasChange';

/** Fields of an existing member, who gets no invitation. */
const ONLY_FOR_NEW = ['email', 'suppressAdministrativeEmails'];

/** The member of the project with the email address that was entered. */
export async function existingMember(run: OperationRun): Promise<IDataObject | undefined> {
	const address = valueOf(run, email);
	const members = new ProjectMembers(run.aps, accountRegionOf(run), run.operation.scopes);
	const found = await collect(members.withEmail(accountProjectId(run), address));
	return found.find((member) => isSameName(String(member.email), address));
}

/**
 * Sends what differs. Reads the member again, because Autodesk returns the changes only.
 *
 * @returns undefined if nothing differs
 */
export async function changedMember(
	run: OperationRun,
	member: IDataObject,
	entered: IDataObject,
): Promise<IDataObject | undefined> {
	const changes = Object.entries(entered).filter(([key]) => !ONLY_FOR_NEW.includes(key));
	if (!changes.some(([key, value]) => hasChange(member, key, value))) return undefined;
	const place = {
		path: fillPath('/construction/admin/v1/projects/{projectId}/users/{userId}', {
			projectId: accountProjectId(run),
			userId: String(member.id),
		}),
		region: accountRegionOf(run),
	};
	await run.aps.request({ ...place, method: 'PATCH', body: Object.fromEntries(changes) });
	return await run.aps.record(place, 'id');
}
