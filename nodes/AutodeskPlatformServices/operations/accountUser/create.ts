import { account, accountId } from '../../../fields/account';
import { accountAdvice, accountRegion, accountRegionOf } from '../../../fields/accountRegion';
import { customBody } from '../../../fields/customBody';
import { email } from '../../../fields/email';
import { hqBodyOf } from '../../../fields/hqBody';
import { ifExistsField } from '../../../fields/ifExists';
import { simplified, simplify } from '../../../fields/simplify';
import { accountUserExample, simplifyAccountUser } from '../../../records/accountUser';
import { additionalFields } from '../../../parameters/collections';
import { valueOf } from '../../../parameters/values';
import { defineOperation } from '../../../operations/operation';
import { createdOrExisting, withOutcome } from '../../../operations/orExisting';
import { changedUser, existingUser } from './existingUser';
import { personalFields } from './person';

const details = additionalFields([...personalFields, customBody]);

const ifExists = ifExistsField({
	what: 'a user with this email address in the account',
	update:
		'Change company and default role of the existing user where they differ. Autodesk changes nothing else of a user.',
});

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
	fields: [account, email, ifExists, simplify, details],
	options: [accountRegion],
	advice: {
		...accountAdvice,
		409: 'A user with this email address already exists in the account. Change If It Exists to return or update them',
	},
	example: withOutcome(
		{ ...accountUserExample, status: 'not_invited', lastSignInAt: null },
		'created',
	),
	async execute(run) {
		const body = hqBodyOf(run, email, details);
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
			find: async () => await existingUser(run),
			update: async (user) => await changedUser(run, user, body),
		});
		return simplified(run, thing, (user) => withOutcome(simplifyAccountUser(user), outcome));
	},
});
