import { levelOf } from '../../../../protocol/aps/folderPermission';
import { isStillByName, locatorValue } from '../../../fields/locator';
import { simplified, simplify } from '../../../fields/simplify';
import { applyPermissions } from '../../../folderPermissions/applyPermissions';
import { permissionAdvice, PERMISSIONS_PATH } from '../../../folderPermissions/readPermissions';
import type { FolderPlace, PermissionEntry } from '../../../folderPermissions/readPermissions';
import { failIfIncomplete } from '../../../batchRun/failIfIncomplete';
import { runBatch } from '../../../batchRun/runBatch';
import type { BatchRow, RowResult } from '../../../batchRun/spec';
import { nearestNames } from '../../../lookUp/nearestNames';
import { SUBJECT_NOUNS, subjectsInFolder } from '../../../lookUp/permissionSubjects';
import { defineAllItemsOperation } from '../../../operations/operation';
import type { AllItemsRun } from '../../../operations/operation';
import { options } from '../../../parameters/collections';
import { valueIn } from '../../../parameters/values';
import { simplifyFolderPermission } from '../../../records/folderPermission';
import { nameOfLevel } from './level';
import { folderFields, placeFrom } from './place';
import { failsEverywhere, permissionRow, permissionRowExample, rowResult } from './rows';
import type { SubjectRow } from './rows';
import { possibleSubject, subjectType } from './subject';

const removeOptions = options([failIfIncomplete]);

export const remove = defineAllItemsOperation({
	action: 'Delete Folder Permissions',
	name: 'Remove',
	value: 'remove',
	summary: 'Remove permissions of folder',
	description:
		'Take the permissions that users, companies or roles have in a folder away from them. All input items of the same folder go together. Inherited permissions stay: remove them in the folder above. Safe to repeat: if there is no permission, it returns unchanged. Needs full control of the folder.',
	endpoint: `POST ${PERMISSIONS_PATH}:batch-delete`,
	scopes: ['data:read', 'data:write'],
	access: ['3L', 'SSA', '2L', '2L+user'],
	hasFieldsPerItem: true,
	fields: [...folderFields, subjectType, possibleSubject, simplify],
	options: removeOptions.options,
	advice: permissionAdvice,
	example: permissionRowExample('removed'),
	async executeAll(run) {
		return await runBatch<RemovedSubject>(
			run,
			{
				atOnce: Infinity,
				keyField: possibleSubject.displayName,
				done: 'removed',
				failsEverywhere,
				readRow(row) {
					if (!isStillByName(row, possibleSubject.name)) return permissionRow(run, row, 'id');
					return permissionRow(run, row, 'name', locatorValue(row, possibleSubject.name));
				},
				add: async (place, rows) => await removeIn(run, placeFrom(place), rows),
				toOutput: (record) => simplified(run, record, simplifyFolderPermission),
			},
			{ failsIfIncomplete: valueIn(run, removeOptions, failIfIncomplete) },
		);
	},
});

/** A row still has the name of someone who has no permission in the folder. */
type RemovedSubject = SubjectRow<'id' | 'name'>;
type RemovedRow = BatchRow<RemovedSubject>;

async function removeIn(
	run: AllItemsRun,
	place: FolderPlace,
	rows: readonly RemovedRow[],
): Promise<RowResult[]> {
	const sent = rows.filter(({ body }) => body.wanted === 'id');
	const outcomes = await applyPermissions(
		run.aps,
		place,
		sent.map(({ body: { subjectType: type, subjectId: id } }) => ({
			subjectType: type,
			subjectId: id,
			actions: [],
		})),
		run.signal,
	);
	const results: RowResult[] = [];
	for (const row of rows) {
		const outcome = outcomes[sent.indexOf(row)];
		results.push(
			outcome === undefined
				? await withoutPermission(run, place, row)
				: rowResult(outcome, place, stillInherited),
		);
	}
	return results;
}

function stillInherited({ inheritActions }: PermissionEntry): string | undefined {
	const inherited = levelOf(inheritActions);
	if (inherited === null) return undefined;
	const name = inherited === 'custom' ? 'A permission' : nameOfLevel(inherited);
	return `${name} is still inherited from a folder above: remove it there`;
}

/** The name may be mistyped, so similar ones are shown. */
async function withoutPermission(
	run: AllItemsRun,
	place: FolderPlace,
	{ body: { subjectType: type, subjectId: name } }: RemovedRow,
): Promise<RowResult> {
	const all = await run.directories.all(subjectsInFolder(run, place, type));
	const similar = nearestNames(
		name,
		all.map((each) => each.name),
	).map((each) => `"${each}"`);
	const nobody = `No ${SUBJECT_NOUNS[type]} with permissions in the folder is called "${name}"`;
	const message = similar.length > 0 ? `${nobody}. Similar: ${similar.join(', ')}` : nobody;
	return { result: 'unchanged', message };
}
