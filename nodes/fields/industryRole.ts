import { defineParameter } from '../parameters/parameter';
import { read } from '../parameters/read';
import { LookUp } from '../lookUp/lookUp';
import { projectRolesOf } from '../lookUp/projectRoles';
import { accountPlaceOf } from './accountPlace';
import { accountProjectId } from './accountProject';
import { resourceLocator } from './locator';

/** Entry of a collection. */
export const industryRole = defineParameter({
	...resourceLocator({
		displayName: 'Role',
		name: 'role',
		description: 'A role of the project, e.g. Architect',
		search: 'searchIndustryRoles',
		dependsOn: ['account', 'project'],
		idPlaceholder: 'e.g. 6d3f9a14-0b5c-4e28-9f70-4b1c2d3e4f5a',
		lookUp: new LookUp('By Name', 'e.g. Architect', (run) =>
			projectRolesOf(run.aps, accountPlaceOf(run), accountProjectId(run)),
		),
	}),
	query: 'filter[roleId]',
	read: read.guid,
});

/**
 * Entry of a collection that holds any number of roles. A blank row does not remove all roles, but an
 * empty list from an expression does.
 */
export const industryRoles = defineParameter({
	displayName: 'Roles',
	name: 'roles',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	placeholder: 'Add Role',
	default: {},
	description: 'All roles that the user should have in the project',
	options: [{ displayName: 'Role', name: 'role', values: [industryRole] }],
	body: 'roleIds',
	read(entered, _parameter, run) {
		const rows = (entered as { role?: Array<{ role?: unknown }> } | undefined)?.role;
		if (rows?.length === 0) return [];
		const ids = (rows ?? [])
			.map(({ role }) => industryRole.read(role, industryRole, run))
			.filter((id) => id !== undefined);
		return ids.length === 0 ? undefined : ids;
	},
});
