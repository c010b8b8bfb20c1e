import { nameKey } from '../../../../protocol/aps/names';
import { account, accountId } from '../../../fields/account';
import { accountAdvice, accountRegion, accountRegionOf } from '../../../fields/accountRegion';
import { customBody } from '../../../fields/customBody';
import { email } from '../../../fields/email';
import { hqBodyOf } from '../../../fields/hqBody';
import { simplified, simplify } from '../../../fields/simplify';
import { HQ_IMPORTED_AT_ONCE } from '../../../hqImport/hqAnswer';
import { failIfIncomplete } from '../../../batchRun/failIfIncomplete';
import { importToHq, readBackFromHq } from '../../../hqImport/importToHq';
import type { HqImport } from '../../../hqImport/importToHq';
import { runBatch } from '../../../batchRun/runBatch';
import { defineAllItemsOperation } from '../../../operations/operation';
import { additionalFields, options } from '../../../parameters/collections';
import { defineParameter } from '../../../parameters/parameter';
import { valueIn, valueOf } from '../../../parameters/values';
import { accountUserExample, simplifyAccountUser } from '../../../records/accountUser';
import { personalFields } from './person';

const userEmail = defineParameter({ ...email, default: '={{ $json.email }}' });

const details = additionalFields([...personalFields, customBody]);

const importOptions = options([accountRegion, failIfIncomplete]);

const { id, autodeskId, companyId, defaultRoleId, ...facts } = accountUserExample;

export const importAll = defineAllItemsOperation({
	action: 'Import Account Users',
	name: 'Import',
	value: 'import',
	summary: 'Import users into account',
	description:
		'Add all input items as users to the directory of an ACC or BIM 360 account, 50 with one call. Users who exist are not changed. This does not invite them to a project: use Project User > Import for that.',
	endpoint: 'POST /hq/v1/accounts/{account_id}/users/import',
	scopes: ['account:write'],
	access: ['2L'],
	hasFieldsPerItem: true,
	fields: [account, userEmail, simplify, details],
	options: importOptions.options,
	advice: accountAdvice,
	example: {
		...facts,
		status: 'not_invited',
		lastSignInAt: null,
		result: 'imported',
		message: null,
		id,
		autodeskId,
		companyId,
		defaultRoleId,
	},
	async executeAll(run) {
		const importInto = (account_id: string): HqImport => ({
			path: run.path({ account_id }),
			region: accountRegionOf(run),
			keyField: 'email',
		});
		return await runBatch(
			run,
			{
				atOnce: HQ_IMPORTED_AT_ONCE,
				keyField: userEmail.displayName,
				readRow(row) {
					const address = valueOf(row, userEmail);
					return {
						place: accountId(row),
						key: nameKey(address),
						identity: { email: address },
						body: hqBodyOf(row, userEmail, details),
					};
				},
				add: async (place, rows) => await importToHq(run.aps, importInto(place), rows),
				readBack: async (place, rows) => await readBackFromHq(run.aps, importInto(place), rows),
				toOutput: (user) => simplified(run, user, simplifyAccountUser),
			},
			{ failsIfIncomplete: valueIn(run, importOptions, failIfIncomplete) },
		);
	},
});
