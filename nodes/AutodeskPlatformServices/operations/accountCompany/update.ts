import { account, accountId } from '../../../fields/account';
import { accountAdvice, accountRegion, accountRegionOf } from '../../../fields/accountRegion';
import { accountCompany, accountCompanyId } from '../../../fields/company';
import { CLEARABLE_FIELDS, clearEmpty } from '../../../fields/clearEmpty';
import { customBody } from '../../../fields/customBody';
import { hqBodyOf, hqEmptied } from '../../../fields/hqBody';
import { simplified, simplify } from '../../../fields/simplify';
import { defineOperation } from '../../../operations/operation';
import { options, updateFields } from '../../../parameters/collections';
import { valueIn } from '../../../parameters/values';
import { read } from '../../../parameters/read';
import { companyDirectoryExample, simplifyCompany } from '../../../records/accountCompany';
import { someChange } from '../../../values/someChange';
import { companyDetails, companyName, trade } from './companyFields';

const changes = {
	...updateFields([
		...companyDetails,
		customBody,
		{ ...companyName, required: undefined, read: read.text(255) },
		trade,
	]),
	description: CLEARABLE_FIELDS,
};

const updateOptions = options([accountRegion, clearEmpty]);

export const update = defineOperation({
	action: 'Update Company',
	name: 'Update',
	value: 'update',
	summary: 'Update company in account',
	description:
		'Change name, trade, address and other details of a company in the directory of an account',
	endpoint: 'PATCH /hq/v1/accounts/{account_id}/companies/{company_id}',
	scopes: ['account:write'],
	access: ['2L'],
	fields: [account, accountCompany, simplify, changes],
	options: updateOptions.options,
	advice: {
		...accountAdvice,
		409: 'Another company of the account has this name',
	},
	example: companyDirectoryExample,
	async execute(run) {
		const isClearing = valueIn(run, updateOptions, clearEmpty);
		const cleared = isClearing ? hqEmptied(run, changes, [companyName.name, trade.name]) : {};
		const record = await run.aps.record(
			{
				method: 'PATCH',
				path: run.path({ account_id: accountId(run), company_id: accountCompanyId(run) }),
				region: accountRegionOf(run),
				body: someChange(changes.displayName, { ...cleared, ...hqBodyOf(run, changes) }),
			},
			'id',
		);
		return simplified(run, record, simplifyCompany);
	},
});
