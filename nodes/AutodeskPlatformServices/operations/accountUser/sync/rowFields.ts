import { collection } from '../../../../parameters/collections';
import { defineParameter } from '../../../../parameters/parameter';
import { read } from '../../../../parameters/read';
import { longTextList } from '../../../../values/textList';
import { email } from '../../../../values/email';
import { defaultRole } from '../defaultRole';
import { comparedPersonalFields } from '../person';

/** The parameters of one user: they are read for every input item. */

export const userEmail = defineParameter({
	displayName: 'Email',
	name: 'email',
	type: 'string',
	required: true,
	default: '={{ $json.email }}',
	placeholder: 'name@email.com',
	displayOptions: { show: { source: ['users'] } },
	description:
		'Email address by which users are matched, in any letter case. It is read for every input item, like all Fields to Sync.',
	read: read.email,
});

export const company = defineParameter({
	displayName: 'Company',
	name: 'company',
	type: 'string',
	default: '',
	placeholder: 'e.g. Example Concrete',
	description: 'Name or ID of a company of the account',
	read: read.text(255),
});

export const previousEmails = defineParameter({
	displayName: 'Previous Emails',
	name: 'previousEmails',
	type: 'string',
	default: '',
	placeholder: 'e.g. kim.before@example.com',
	description:
		'Addresses under which Autodesk may still know the user, separated by commas. Such a user is neither added again nor deactivated.',
	read: read.by((field, entered) => longTextList(entered).map((entry) => email(field, entry))),
});

export const status = defineParameter({
	displayName: 'Status',
	name: 'status',
	type: 'options',
	options: [
		{ name: 'Active', value: 'active' },
		{ name: 'Inactive', value: 'inactive' },
	],
	default: 'active',
	description: 'Whether the user should be able to use the account. Users without one are active.',
	read: read.choice,
});

/** Fields that are set when a user is added. Autodesk changes none of them later. */
export { comparedPersonalFields as personal };

export { defaultRole };

export const syncedFields = {
	...collection('Fields to Sync', 'syncedFields', 'Add Field', [
		company,
		defaultRole,
		previousEmails,
		status,
		...comparedPersonalFields,
	]),
	displayOptions: { show: { source: ['users'] } },
	description:
		'Fields to keep in step. Use an expression for each, such as {{ $json.company }}: it is read for every input item. Fields that you do not add are neither set nor compared.',
};
