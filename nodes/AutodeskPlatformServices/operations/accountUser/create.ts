import type { IDataObject } from 'n8n-workflow';
import { toHqFields } from '../../../../protocol/aps/hqNames';
import { account, accountId } from '../../../fields/account';
import { accountAdvice, accountRegion, accountRegionOf } from '../../../fields/accountRegion';
import { customBody, withCustomBody } from '../../../fields/customJson';
import { simplified, simplify } from '../../../fields/simplify';
import { accountUserExample, simplifyAccountUser } from '../../../records/accountUser';
import { email } from '../../../values/email';
import { defineOperation } from '../../../operations/operation';
import { personOf, personalFields } from './person';
import type { Person } from './person';

export const create = defineOperation({
	action: 'Create Account User',
	name: 'Create',
	value: 'create',
	summary: 'Create user in account',
	description:
		'Add a person to the directory of an ACC or BIM 360 account. This invites to no project: use Project User > Add for that.',
	endpoint: 'POST /hq/v1/accounts/{account_id}/users',
	scopes: ['account:write'],
	access: ['2L'],
	fields: [
		account,
		{
			displayName: 'Email',
			name: 'email',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'name@email.com',
			description: 'E-mail address of the person’s Autodesk account, existing or yet to be made',
		},
		simplify,
		{
			displayName: 'Additional Fields',
			name: 'additionalFields',
			type: 'collection',
			placeholder: 'Add Field',
			default: {},
			options: [...personalFields, customBody].sort((a, b) =>
				a.displayName.localeCompare(b.displayName),
			),
		},
	],
	options: [accountRegion],
	advice: {
		...accountAdvice,
		409: 'Somebody with this e-mail address is in the account already. Find the entry with Account User > Search',
	},
	example: { ...accountUserExample, status: 'not_invited', lastSignIn: null },
	async execute(run) {
		const person = run.param<Person>('additionalFields', {});
		const fields = toHqFields({
			email: email('Email', run.param<unknown>('email')),
			...personOf(person),
		}) as IDataObject;
		const { body } = await run.aps.request({
			method: 'POST',
			path: run.path({ account_id: accountId(run) }),
			region: accountRegionOf(run),
			body: withCustomBody(fields, person),
		});
		return simplified(run, body as IDataObject, simplifyAccountUser);
	},
});
