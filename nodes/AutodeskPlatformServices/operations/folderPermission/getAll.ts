import { levelOf } from '../../../../protocol/aps/folderPermission';
import { limitOf, returnAllOrLimit } from '../../../fields/returnAllOrLimit';
import { simplified, simplify } from '../../../fields/simplify';
import {
	permissionAdvice,
	PERMISSIONS_PATH,
	readPermissions,
} from '../../../folderPermissions/readPermissions';
import type { PermissionEntry } from '../../../folderPermissions/readPermissions';
import { defineOperation } from '../../../operations/operation';
import { filters } from '../../../parameters/collections';
import { defineParameter } from '../../../parameters/parameter';
import { read } from '../../../parameters/read';
import { valueIn } from '../../../parameters/values';
import {
	folderPermissionExample,
	simplifyFolderPermission,
} from '../../../records/folderPermission';
import { folderFields, folderPlaceOf } from './place';
import { subjectType } from './subject';

const subjectTypes = defineParameter({
	displayName: 'Subject Types',
	name: 'subjectTypes',
	type: 'multiOptions',
	options: subjectType.options,
	default: [],
	description: 'Only permissions of companies, roles or users',
	read: read.choices,
});

const onlyOwn = defineParameter({
	displayName: 'Given in This Folder',
	name: 'onlyOwn',
	type: 'boolean',
	default: true,
	description:
		'Whether to return only permissions given in this folder itself, without those that are inherited from folders above',
	read: read.boolean,
});

const permissionFilters = filters([onlyOwn, subjectTypes]);

export const getAll = defineOperation({
	action: 'List Folder Permissions',
	name: 'Get Many',
	value: 'getAll',
	summary: 'Get many permissions of folder',
	description:
		'Retrieve a list of the users, companies and roles that have permissions in a folder, with the level given in the folder, the inherited one, and what both come to. Needs full control of the folder.',
	endpoint: `GET ${PERMISSIONS_PATH}`,
	scopes: ['data:read'],
	access: ['3L', 'SSA', '2L', '2L+user'],
	fields: [...folderFields, ...returnAllOrLimit, simplify, permissionFilters],
	advice: permissionAdvice,
	example: folderPermissionExample,
	async execute(run) {
		const limit = limitOf(run);
		const types = valueIn(run, permissionFilters, subjectTypes) ?? [];
		const isOwn = valueIn(run, permissionFilters, onlyOwn) ?? false;
		const place = folderPlaceOf(run);
		const entries = await readPermissions(run.aps, place);
		return entries
			.filter((entry) => hasType(entry, types) && (!isOwn || levelOf(entry.actions) !== null))
			.slice(0, limit)
			.map(({ record }) => simplified(run, { ...record, ...place }, simplifyFolderPermission));
	},
});

/** @param types empty for all */
function hasType({ subjectType: type }: PermissionEntry, types: readonly string[]): boolean {
	return types.length === 0 || types.includes(type.toLowerCase());
}
