import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { toHqFields } from '../../../../protocol/aps/hqNames';
import { account, accountId } from '../../../fields/account';
import { accountAdvice, accountRegion, accountRegionOf } from '../../../fields/accountRegion';
import { accountUser, accountUserId } from '../../../fields/accountUser';
import { company, companyId } from '../../../fields/company';
import { customBody, withCustomBody } from '../../../fields/customJson';
import type { CustomJson } from '../../../fields/customJson';
import { simplified, simplify } from '../../../fields/simplify';
import { accountUserExample, simplifyAccountUser } from '../../../records/accountUser';
import { choice } from '../../../values/choice';
import { optionalText } from '../../../values/text';
import { someChange } from '../../../values/someChange';
import { defineOperation } from '../../../operations/operation';

const status: INodeProperties = {
	displayName: 'Status',
	name: 'status',
	type: 'options',
	options: [
		{ name: 'Active', value: 'active' },
		{ name: 'Inactive', value: 'inactive' },
	],
	default: 'active',
	description:
		'Whether the person may use the account. Autodesk refuses a change as long as the status is pending or not_invited.',
};

export const update = defineOperation({
	action: 'Update Account User',
	name: 'Update',
	value: 'update',
	summary: 'Update user in account',
	description:
		'Activate or deactivate a person in the directory of an account, or change company and default role',
	endpoint: 'PATCH /hq/v1/accounts/{account_id}/users/{user_id}',
	scopes: ['account:write'],
	access: ['2L'],
	fields: [
		account,
		accountUser,
		simplify,
		{
			displayName: 'Update Fields',
			name: 'updateFields',
			type: 'collection',
			placeholder: 'Add Field',
			default: {},
			options: [
				company,
				customBody,
				{
					displayName: 'Default Role',
					name: 'defaultRole',
					type: 'string',
					default: '',
					placeholder: 'e.g. Architect',
					description: 'Role the person gets in new projects',
				},
				status,
			],
		},
	],
	options: [accountRegion],
	advice: {
		...accountAdvice,
		422: 'The status of a person who is pending or not invited cannot be changed',
	},
	example: accountUserExample,
	async execute(run) {
		const changes = run.param<Changes>('updateFields', {});
		const fields = toHqFields({
			companyId: companyId(changes),
			defaultRole: optionalText('Default Role', changes.defaultRole, 255),
			status: choice(status, changes.status),
		}) as IDataObject;
		const { body } = await run.aps.request({
			method: 'PATCH',
			path: run.path({ account_id: accountId(run), user_id: accountUserId(run) }),
			region: accountRegionOf(run),
			body: someChange('Update Fields', withCustomBody(fields, changes)),
		});
		return simplified(run, body as IDataObject, simplifyAccountUser);
	},
});

interface Changes extends CustomJson {
	company?: unknown;
	defaultRole?: unknown;
	status?: unknown;
}
