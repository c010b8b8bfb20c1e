import { account, accountId } from '../../../fields/account';
import { accountAdvice, accountRegion, accountRegionOf } from '../../../fields/accountRegion';
import { customBody } from '../../../fields/customBody';
import { hqBodyOf } from '../../../fields/hqBody';
import { simplified, simplify } from '../../../fields/simplify';
import { defineOperation } from '../../../operations/operation';
import { additionalFields } from '../../../parameters/collections';
import { companyDirectoryExample, simplifyCompany } from '../../../records/accountCompany';
import { companyDetails, companyName, trade } from './companyFields';

const details = additionalFields([...companyDetails, customBody]);

export const create = defineOperation({
	action: 'Create Company',
	name: 'Create',
	value: 'create',
	summary: 'Create company in account',
	description: 'Add a company with name and trade to the directory of an ACC or BIM 360 account',
	endpoint: 'POST /hq/v1/accounts/{account_id}/companies',
	scopes: ['account:write'],
	access: ['2L'],
	fields: [account, companyName, trade, simplify, details],
	options: [accountRegion],
	advice: {
		...accountAdvice,
		409: 'The account has a company with this name. Find it with Account Company > Search',
	},
	example: companyDirectoryExample,
	async execute(run) {
		const record = await run.aps.record(
			{
				method: 'POST',
				path: run.path({ account_id: accountId(run) }),
				region: accountRegionOf(run),
				body: hqBodyOf(run, companyName, trade, details),
			},
			'id',
		);
		return simplified(run, record, simplifyCompany);
	},
});
