import { account, accountId } from '../../../fields/account';
import { accountAdvice, accountRegion, accountRegionOf } from '../../../fields/accountRegion';
import { accountUser, accountUserId } from '../../../fields/accountUser';
import { company } from '../../../fields/company';
import { CLEARABLE_FIELDS, clearEmpty } from '../../../fields/clearEmpty';
import { customBody } from '../../../fields/customBody';
import { hqBodyOf, hqEmptied } from '../../../fields/hqBody';
import { simplified, simplify } from '../../../fields/simplify';
import { accountUserExample, simplifyAccountUser } from '../../../records/accountUser';
import { options, updateFields } from '../../../parameters/collections';
import { valueIn } from '../../../parameters/values';
import { read } from '../../../parameters/read';
import { someChange } from '../../../values/someChange';
import { defineOperation } from '../../../operations/operation';
import { defaultRole } from './defaultRole';

const changes = {
	...updateFields([
		company,
		customBody,
		defaultRole,
		{
			displayName: 'Status',
			name: 'status',
			type: 'options',
			options: [
				{ name: 'Active', value: 'active' },
				{ name: 'Inactive', value: 'inactive' },
			],
			default: 'active',
			description:
				'Whether the user can use the account. Autodesk refuses the change while the status is pending or not_invited.',
			body: 'status',
			read: read.choice,
		},
	]),
	description: CLEARABLE_FIELDS,
};

const updateOptions = options([accountRegion, clearEmpty]);

export const update = defineOperation({
	action: 'Update Account User',
	name: 'Update',
	value: 'update',
	summary: 'Update user in account',
	description:
		'Activate or deactivate a user in the directory of an account, or change their company and default role',
	endpoint: 'PATCH /hq/v1/accounts/{account_id}/users/{user_id}',
	scopes: ['account:write'],
	access: ['2L'],
	fields: [account, accountUser, simplify, changes],
	options: updateOptions.options,
	advice: {
		...accountAdvice,
		422: 'The status of a user who is pending or not invited cannot be changed',
	},
	example: accountUserExample,
	async execute(run) {
		const isClearing = valueIn(run, updateOptions, clearEmpty);
		const cleared = isClearing ? hqEmptied(run, changes, ['status']) : {};
		const record = await run.aps.record(
			{
				method: 'PATCH',
				path: run.path({ account_id: accountId(run), user_id: accountUserId(run) }),
				region: accountRegionOf(run),
				body: someChange(changes.displayName, { ...cleared, ...hqBodyOf(run, changes) }),
			},
			'id',
		);
		return simplified(run, record, simplifyAccountUser);
	},
});
