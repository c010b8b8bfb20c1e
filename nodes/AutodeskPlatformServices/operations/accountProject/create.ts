import type { IDataObject } from 'n8n-workflow';
import { PROJECT_TYPES } from '../../../../protocol/aps/projectTypes';
import { account, accountId } from '../../../fields/account';
import { accountRegion, accountRegionOf, adminAdvice } from '../../../fields/accountRegion';
import { customBody, withCustomBody } from '../../../fields/customJson';
import { simplified, simplify } from '../../../fields/simplify';
import { accountProjectExample, simplifyAccountProject } from '../../../records/accountProject';
import { requiredText } from '../../../values/text';
import { defineOperation } from '../../../operations/operation';
import { activated, activationOptions, activationTimeout } from './activation';
import { projectDetails, projectDetailsOf } from './details';
import { creationDetails, creationDetailsOf } from './creationDetails';
import type { CreationDetails } from './creationDetails';

export const create = defineOperation({
	action: 'Create Account Project',
	name: 'Create',
	value: 'create',
	summary: 'Create project in account',
	description:
		'Create an ACC project in an account, from scratch or from a template. Autodesk sets it up in the background; it is pending until then.',
	endpoint: 'POST /construction/admin/v1/accounts/{accountId}/projects',
	scopes: ['account:write'],
	access: ['3L', 'SSA', '2L+user'],
	fields: [
		account,
		{
			displayName: 'Name',
			name: 'name',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. Tower A',
			description: 'Name of the project, 255 characters at most',
		},
		{
			displayName: 'Type',
			name: 'type',
			type: 'options',
			options: PROJECT_TYPES.map((name) => ({ name, value: name })),
			default: 'Office',
			description: 'What is built. An expression can give any other text.',
		},
		simplify,
		{
			displayName: 'Additional Fields',
			name: 'additionalFields',
			type: 'collection',
			placeholder: 'Add Field',
			default: {},
			options: [...projectDetails, ...creationDetails, customBody].sort((a, b) =>
				a.displayName.localeCompare(b.displayName),
			),
		},
	],
	options: [accountRegion, ...activationOptions],
	advice: adminAdvice,
	example: { ...accountProjectExample, status: 'pending' },
	async execute(run) {
		const details = run.param<CreationDetails>('additionalFields', {});
		const fields = {
			name: requiredText('Name', run.param<string>('name'), 255),
			type: requiredText('Type', run.param<string>('type'), 255),
			...projectDetailsOf(details),
			...creationDetailsOf(details),
		};
		const longestWait = activationTimeout(run);
		const { body } = await run.aps.request({
			method: 'POST',
			path: run.path({ accountId: accountId(run) }),
			region: accountRegionOf(run),
			body: withCustomBody(fields, details),
		});
		const created = body as IDataObject;
		const project =
			longestWait === undefined ? created : await activated(run, created, longestWait);
		return simplified(run, project, simplifyAccountProject);
	},
});
