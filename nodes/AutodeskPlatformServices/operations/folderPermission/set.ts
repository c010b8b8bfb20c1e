import {
	actionsOf,
	hasLevel,
	levelOf,
	platformOf,
} from '../../../../protocol/aps/folderPermission';
import type { PermissionLevel } from '../../../../protocol/aps/folderPermission';
import { accountRegion } from '../../../fields/accountRegion';
import { simplified, simplify } from '../../../fields/simplify';
import { applyPermissions } from '../../../folderPermissions/applyPermissions';
import {
	permissionAdvice,
	PERMISSIONS_PATH,
	readPermissions,
} from '../../../folderPermissions/readPermissions';
import type { FolderPlace, PermissionEntry } from '../../../folderPermissions/readPermissions';
import { failIfIncomplete } from '../../../batchRun/failIfIncomplete';
import { runBatch } from '../../../batchRun/runBatch';
import type { BatchRow, RowResult } from '../../../batchRun/spec';
import { defineAllItemsOperation } from '../../../operations/operation';
import type { AllItemsRun } from '../../../operations/operation';
import { options } from '../../../parameters/collections';
import { valueIn, valueOf } from '../../../parameters/values';
import { simplifyFolderPermission } from '../../../records/folderPermission';
import { level, nameOfLevel } from './level';
import { folderFields, placeFrom } from './place';
import { failsEverywhere, permissionRow, permissionRowExample, rowResult } from './rows';
import type { SubjectRow } from './rows';
import { subject, subjectType } from './subject';

const setOptions = options([accountRegion, failIfIncomplete]);

export const set = defineAllItemsOperation({
	action: 'Update Folder Permissions',
	name: 'Set',
	value: 'set',
	summary: 'Set permissions of folder',
	description:
		'Give users, companies or roles a permission level in a folder, or change the one they have. All input items of the same folder go together. Safe to repeat: what is set already is not sent. Needs full control of the folder.',
	endpoint: `POST ${PERMISSIONS_PATH}:batch-update`,
	scopes: ['data:read', 'data:write'],
	access: ['3L', 'SSA', '2L', '2L+user'],
	hasFieldsPerItem: true,
	fields: [...folderFields, subjectType, subject, level, simplify],
	options: setOptions.options,
	advice: permissionAdvice,
	example: permissionRowExample('updated'),
	async executeAll(run) {
		return await runBatch(
			run,
			{
				atOnce: Infinity,
				keyField: subject.displayName,
				done: 'set',
				failsEverywhere,
				readRow: (row) => permissionRow(run, row, valueOf(row, level)),
				add: async (place, rows) => await setIn(run, placeFrom(place), rows),
				toOutput: (record) => simplified(run, record, simplifyFolderPermission),
			},
			{ failsIfIncomplete: valueIn(run, setOptions, failIfIncomplete) },
		);
	},
});

type LevelRow = BatchRow<SubjectRow<PermissionLevel>>;

/** The levels depend on the kind of project, which the permissions of the folder show. */
async function setIn(
	run: AllItemsRun,
	place: FolderPlace,
	rows: readonly LevelRow[],
): Promise<RowResult[]> {
	const known = await readPermissions(run.aps, place);
	const platform = platformOf(known);
	const sent = rows.filter(({ body }) => !platform || hasLevel(platform, body.wanted));
	const outcomes = await applyPermissions(
		run.aps,
		place,
		sent.map(({ body: { subjectType: type, subjectId, wanted } }) => ({
			subjectType: type,
			subjectId,
			actions: actionsOf(platform ?? 'acc', wanted),
		})),
		run.signal,
		known,
	);
	return rows.map((row) => {
		const outcome = outcomes[sent.indexOf(row)];
		if (outcome === undefined) {
			const kind = platform === 'bim360' ? 'BIM 360' : 'ACC';
			const message = `${kind} projects do not have the level ${nameOfLevel(row.body.wanted)}`;
			return { result: 'failed', message };
		}
		return rowResult(outcome, place, alsoInherited);
	});
}

/** What a person would miss who looks at the effective permission. */
function alsoInherited({ actions, inheritActions }: PermissionEntry): string | undefined {
	const effective = levelOf([...actions, ...inheritActions]);
	if (effective === null || effective === levelOf(actions)) return undefined;
	const inherited = levelOf(inheritActions);
	if (inherited === null) return undefined;
	const name = inherited === 'custom' ? 'More' : nameOfLevel(inherited);
	return `${name} is also inherited from a folder above, and cannot be taken away in this one`;
}
