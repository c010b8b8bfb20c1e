import { account, accountId } from '../../../fields/account';
import { accountAdvice, accountRegion, accountRegionOf } from '../../../fields/accountRegion';
import { accountCompany, accountCompanyId } from '../../../fields/company';
import { customBody } from '../../../fields/customBody';
import { hqBodyOf } from '../../../fields/hqBody';
import { simplified, simplify } from '../../../fields/simplify';
import { defineOperation } from '../../../operations/operation';
import { updateFields } from '../../../parameters/collections';
import { read } from '../../../parameters/read';
import { companyDirectoryExample, simplifyCompany } from '../../../records/accountCompany';
import { someChange } from '../../../values/someChange';
import { companyDetails, companyName, trade } from './companyFields';

const changes = updateFields([
	...companyDetails,
	customBody,
	{ ...companyName, required: undefined, read: read.text(255) },
	trade,
]);

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
	options: [accountRegion],
	advice: {
		...accountAdvice,
		409: 'Another company of the account has this name',
	},
	example: companyDirectoryExample,
	async execute(run) {
		const record = await run.aps.record(
			{
				method: 'PATCH',
				path: run.path({ account_id: accountId(run), company_id: accountCompanyId(run) }),
				region: accountRegionOf(run),
				body: someChange(changes.displayName, hqBodyOf(run, changes)),
			},
			'id',
		);
		return simplified(run, record, simplifyCompany);
	},
});
