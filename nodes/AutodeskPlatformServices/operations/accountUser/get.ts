import { account, accountId } from '../../../fields/account';
import { accountAdvice, accountRegion, accountRegionOf } from '../../../fields/accountRegion';
import { accountUser, accountUserId } from '../../../fields/accountUser';
import { simplified, simplify } from '../../../fields/simplify';
import { accountUserExample, simplifyAccountUser } from '../../../records/accountUser';
import { defineOperation } from '../../../operations/operation';

export const get = defineOperation({
	action: 'Get Account User',
	name: 'Get',
	value: 'get',
	summary: 'Get user in account',
	description:
		'Retrieve the name, email address, role, status and company of one user in the directory of an account',
	endpoint: 'GET /hq/v1/accounts/{account_id}/users/{user_id}',
	scopes: ['account:read'],
	access: ['2L'],
	fields: [account, accountUser, simplify],
	options: [accountRegion],
	advice: accountAdvice,
	example: accountUserExample,
	async execute(run) {
		const path = run.path({ account_id: accountId(run), user_id: accountUserId(run) });
		const user = await run.aps.record({ path, region: accountRegionOf(run) }, 'id');
		return simplified(run, user, simplifyAccountUser);
	},
});
