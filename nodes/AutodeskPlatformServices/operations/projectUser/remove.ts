import type { IDataObject } from 'n8n-workflow';
import { onStatus } from '../../../apsClient/onStatus';
import { membersPath, ProjectMembers } from '../../../apsLists/projectMembers';
import { accountForLists } from '../../../fields/account';
import { accountProject, accountProjectId } from '../../../fields/accountProject';
import { accountRegion, accountRegionOf, projectAdminAdvice } from '../../../fields/accountRegion';
import { isStillByName } from '../../../fields/locator';
import { possibleProjectUser, projectUserId } from '../../../fields/projectUser';
import { defineOperation } from '../../../operations/operation';
import type { OperationRun } from '../../../operations/operation';

export const remove = defineOperation({
	action: 'Remove Project User',
	name: 'Remove',
	value: 'remove',
	summary: 'Remove user from project',
	description:
		'Take access to a project away from a user, who stays in the account. Safe to repeat: for somebody who is not a member, it returns removed: false. ACC projects only: Autodesk may refuse it for BIM 360 projects.',
	endpoint: 'DELETE /construction/admin/v1/projects/{projectId}/users/{userId}',
	scopes: ['account:write'],
	access: ['3L', 'SSA', '2L+user'],
	fields: [accountForLists, accountProject, possibleProjectUser],
	options: [accountRegion],
	advice: projectAdminAdvice,
	example: {
		removed: true,
		id: '3f8b2c14-6a7d-4e59-b0c3-91d2e4f5a687',
		projectId: '9d2c4b68-31f7-4e0a-8b5d-2a1c3e4f5a6b',
	},
	async execute(run) {
		const projectId = accountProjectId(run);
		if (isStillByName(run, possibleProjectUser.name)) return outcome(false, null, projectId);
		const userId = projectUserId(run);
		return outcome(await removed(run, projectId, userId), userId, projectId);
	},
});

function outcome(removed: boolean, id: string | null, projectId: string): IDataObject {
	return {
		removed,
		id,
		projectId,
	};
}

/** @returns false for somebody who is not a member @throws NodeApiError if there is no such project */
async function removed(run: OperationRun, projectId: string, userId: string): Promise<boolean> {
	return await run.aps
		.request({
			method: 'DELETE',
			path: run.path({ projectId, userId }),
			region: accountRegionOf(run),
			doneWhen: [404],
		})
		.then(() => true)
		.catch(
			onStatus(404, async () => {
				await requireProject(run, projectId);
				return false;
			}),
		);
}

/** Autodesk answers 404 for an unknown project too, which must not look like a member who has left. */
async function requireProject(run: OperationRun, projectId: string): Promise<void> {
	const { client, region } = new ProjectMembers(run.aps, accountRegionOf(run));
	await client.request({ path: membersPath(projectId), query: { limit: 1 }, region });
}
