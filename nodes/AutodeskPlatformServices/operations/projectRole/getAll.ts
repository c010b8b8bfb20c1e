import { isJsonObject } from '../../../../protocol/json';
import type { JsonObject } from '../../../../protocol/json';
import type { ApsAnswer } from '../../../../protocol/aps/request';
import { account, accountId } from '../../../fields/account';
import { accountProject, accountProjectId } from '../../../fields/accountProject';
import { accountAdvice, accountRegion, accountRegionOf } from '../../../fields/accountRegion';
import { limitOf, returnAllOrLimit } from '../../../fields/returnAllOrLimit';
import { simplified, simplify } from '../../../fields/simplify';
import { projectRoleExample, simplifyProjectRole } from '../../../records/projectRole';
import { defineOperation } from '../../../operations/operation';

/** A project without roles has an empty answer. @returns undefined if the answer is no list */
function rolesIn({ status, body }: ApsAnswer): JsonObject[] | undefined {
	if (status === 204 || body === undefined) return [];
	return Array.isArray(body) && body.every(isJsonObject) ? body : undefined;
}

export const getAll = defineOperation({
	action: 'List Project Industry Roles',
	name: 'Get Many',
	value: 'getAll',
	summary: 'Get many roles in project',
	description:
		'Retrieve a list of the industry roles of a project, such as Architect, with their IDs. Autodesk offers this for BIM 360 projects; for ACC projects, the raw project users also contain their roles.',
	endpoint: 'GET /hq/v2/accounts/{account_id}/projects/{project_id}/industry_roles',
	scopes: ['account:read'],
	access: ['3L', 'SSA', '2L'],
	fields: [account, accountProject, ...returnAllOrLimit, simplify],
	options: [accountRegion],
	advice: {
		404: `${accountAdvice[404]}. Autodesk documents this for BIM 360 projects only; the roles of an ACC project come with its users: Project User > Get Many with Simplify off`,
	},
	example: projectRoleExample,
	async execute(run) {
		const limit = limitOf(run);
		const path = run.path({ account_id: accountId(run), project_id: accountProjectId(run) });
		const roles = await run.aps.read({ path, region: accountRegionOf(run) }, rolesIn);
		return roles.slice(0, limit).map((role) => simplified(run, role, simplifyProjectRole));
	},
});
