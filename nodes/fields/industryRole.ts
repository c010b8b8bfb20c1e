import type { INodeProperties } from 'n8n-workflow';
import { defineParameter } from '../parameters/parameter';
import { read } from '../parameters/read';
import { guidInCollection } from './locatorInCollection';
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
	}),
	query: 'filter[roleId]',
	read: read.guid,
});

/** Entry of a collection that holds any number of roles. */
export const industryRoles: INodeProperties = {
	displayName: 'Roles',
	name: 'roles',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	placeholder: 'Add Role',
	default: {},
	description: 'All roles the user is to have in the project',
	options: [{ displayName: 'Role', name: 'role', values: [industryRole] }],
};

/** What a collection holds once Roles was added to it. */
export interface IndustryRoles {
	roles?: { role?: Array<{ role?: unknown }> };
}

/** @returns undefined when none was chosen @throws InvalidValue */
export function industryRoleId(values: { role?: unknown }): string | undefined {
	return guidInCollection(industryRole.displayName, values.role);
}

/**
 * @returns undefined when no role was chosen, so that a row left blank does not take all roles away;
 * an empty list when an expression gives one
 * @throws InvalidValue
 */
export function industryRoleIds({ roles }: IndustryRoles): string[] | undefined {
	const rows = roles?.role;
	if (rows?.length === 0) return [];
	const ids = rows?.map(industryRoleId).filter((id) => id !== undefined) ?? [];
	return ids.length === 0 ? undefined : ids;
}
