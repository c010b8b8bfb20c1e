import { account, accountId } from '../../../fields/account';
import { accountAdvice, accountRegion, accountRegionOf } from '../../../fields/accountRegion';
import { customBody } from '../../../fields/customBody';
import { hqBodyOf } from '../../../fields/hqBody';
import { ifExistsField } from '../../../fields/ifExists';
import { simplified, simplify } from '../../../fields/simplify';
import { defineOperation } from '../../../operations/operation';
import { createdOrExisting, withOutcome } from '../../../operations/orExisting';
import { additionalFields } from '../../../parameters/collections';
import { valueOf } from '../../../parameters/values';
import { companyDirectoryExample, simplifyCompany } from '../../../records/accountCompany';
import { companyDetails, companyName, trade } from './companyFields';
import { changedCompany, existingCompany } from './existingCompany';

const details = additionalFields([...companyDetails, customBody]);

const ifExists = ifExistsField({
	what: 'a company of this name in the account',
	update: 'Change trade and details of the existing company where they differ',
});

export const create = defineOperation({
	action: 'Create Company',
	name: 'Create',
	value: 'create',
	summary: 'Create company in account',
	description: 'Add a company with name and trade to the directory of an ACC or BIM 360 account',
	endpoint: 'POST /hq/v1/accounts/{account_id}/companies',
	scopes: ['account:write'],
	access: ['2L'],
	fields: [account, companyName, trade, ifExists, simplify, details],
	options: [accountRegion],
	advice: {
		...accountAdvice,
		409: 'The account has a company with this name. Change If It Exists to return or update it',
	},
	example: withOutcome(companyDirectoryExample, 'created'),
	async execute(run) {
		const body = hqBodyOf(run, companyName, trade, details);
		const { outcome, thing } = await createdOrExisting(valueOf(run, ifExists), {
			create: async (repeatable) =>
				await run.aps.record(
					{
						method: 'POST',
						path: run.path({ account_id: accountId(run) }),
						region: accountRegionOf(run),
						body,
						repeatable,
					},
					'id',
				),
			find: async () => await existingCompany(run),
			update: async (company) => await changedCompany(run, company, body),
		});
		return simplified(run, thing, (company) => withOutcome(simplifyCompany(company), outcome));
	},
});
