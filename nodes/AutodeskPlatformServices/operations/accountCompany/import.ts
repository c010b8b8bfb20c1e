import { nameKey } from '../../../../protocol/aps/names';
import { account, accountId } from '../../../fields/account';
import { accountAdvice, accountRegion, accountRegionOf } from '../../../fields/accountRegion';
import { customBody } from '../../../fields/customBody';
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
import { companyDirectoryExample, simplifyCompany } from '../../../records/accountCompany';
import { companyDetails, companyName, trade } from './companyFields';

const name = defineParameter({ ...companyName, default: '={{ $json.name }}' });

const details = additionalFields([...companyDetails, customBody]);

const importOptions = options([accountRegion, failIfIncomplete]);

const { id, erpId, taxId, ...facts } = companyDirectoryExample;

export const importAll = defineAllItemsOperation({
	action: 'Import Companies',
	name: 'Import',
	value: 'import',
	summary: 'Import companies into account',
	description:
		'Add all input items as companies to the directory of an ACC or BIM 360 account, 50 with one call. Companies that exist are not changed.',
	endpoint: 'POST /hq/v1/accounts/{account_id}/companies/import',
	scopes: ['account:write'],
	access: ['2L'],
	hasFieldsPerItem: true,
	fields: [account, name, trade, simplify, details],
	options: importOptions.options,
	advice: accountAdvice,
	example: {
		...facts,
		result: 'imported',
		message: null,
		id,
		erpId,
		taxId,
	},
	async executeAll(run) {
		const importInto = (account_id: string): HqImport => ({
			path: run.path({ account_id }),
			region: accountRegionOf(run),
			keyField: 'name',
		});
		return await runBatch(
			run,
			{
				atOnce: HQ_IMPORTED_AT_ONCE,
				keyField: name.displayName,
				readRow(row) {
					const entered = valueOf(row, name);
					return {
						place: accountId(row),
						key: nameKey(entered),
						identity: { name: entered },
						body: hqBodyOf(row, name, trade, details),
					};
				},
				add: async (place, rows) => await importToHq(run.aps, importInto(place), rows),
				readBack: async (place, rows) => await readBackFromHq(run.aps, importInto(place), rows),
				toOutput: (company) => simplified(run, company, simplifyCompany),
			},
			{ failsIfIncomplete: valueIn(run, importOptions, failIfIncomplete) },
		);
	},
});
