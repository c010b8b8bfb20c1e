import { account, accountId } from '../../../fields/account';
import { accountAdvice, accountRegion, accountRegionOf } from '../../../fields/accountRegion';
import { customBody } from '../../../fields/customBody';
import { email } from '../../../fields/email';
import { hqBodyOf } from '../../../fields/hqBody';
import { simplified, simplify } from '../../../fields/simplify';
import { accountUserExample, simplifyAccountUser } from '../../../records/accountUser';
import { additionalFields } from '../../../parameters/collections';
import { defineOperation } from '../../../operations/operation';
import { personalFields } from './person';

const details = additionalFields([...personalFields, customBody]);

export const create = defineOperation({
	action: 'Create Account User',
	name: 'Create',
	value: 'create',
	summary: 'Create user in account',
	description:
		'Add a user to the directory of an ACC or BIM 360 account. This does not invite them to a project: use Project User > Add for that.',
	endpoint: 'POST /hq/v1/accounts/{account_id}/users',
	scopes: ['account:write'],
	access: ['2L'],
	fields: [account, email, simplify, details],
	options: [accountRegion],
	advice: {
		...accountAdvice,
		409: 'A user with this email address already exists in the account. Find them with Account User > Search',
	},
	example: { ...accountUserExample, status: 'not_invited', lastSignInAt: null },
	async execute(run) {
		const record = await run.aps.record(
			{
				method: 'POST',
				path: run.path({ account_id: accountId(run) }),
				region: accountRegionOf(run),
				body: hqBodyOf(run, email, details),
			},
			'id',
		);
		return simplified(run, record, simplifyAccountUser);
	},
});
