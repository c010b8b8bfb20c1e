import { account, accountId } from '../../../fields/account';
import { accountRegionOf, adminAdvice } from '../../../fields/accountRegion';
import { customBody } from '../../../fields/customBody';
import { simplified, simplify } from '../../../fields/simplify';
import { accountProjectExample, simplifyAccountProject } from '../../../records/accountProject';
import { bodyOf } from '../../../parameters/body';
import { additionalFields } from '../../../parameters/collections';
import { defineParameter } from '../../../parameters/parameter';
import { read } from '../../../parameters/read';
import { defineOperation } from '../../../operations/operation';
import { activated, activationOptions, activationTimeout } from './activation';
import { creationDetails } from './creationDetails';
import { projectDetails } from './details';
import { checkType, newProjectType } from './projectType';

const name = defineParameter({
	displayName: 'Name',
	name: 'name',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. Tower A',
	description: 'Name of the project, up to 255 characters',
	body: 'name',
	read: read.requiredText(255),
});

const details = additionalFields([...projectDetails, ...creationDetails, customBody]);

export const create = defineOperation({
	action: 'Create Account Project',
	name: 'Create',
	value: 'create',
	summary: 'Create project in account',
	description:
		'Create an ACC project in an account, from scratch or from a template. Autodesk sets it up in the background; until then, it is pending. It cannot create BIM 360 projects.',
	endpoint: 'POST /construction/admin/v1/accounts/{accountId}/projects',
	scopes: ['account:write'],
	access: ['3L', 'SSA', '2L+user'],
	fields: [account, name, newProjectType, simplify, details],
	options: activationOptions.options,
	advice: adminAdvice,
	example: { ...accountProjectExample, status: 'pending' },
	async execute(run) {
		const fields = bodyOf(run, name, newProjectType, details);
		checkType(fields);
		const longestWait = activationTimeout(run);
		const created = await run.aps.record(
			{
				method: 'POST',
				path: run.path({ accountId: accountId(run) }),
				region: accountRegionOf(run),
				body: fields,
			},
			'id',
		);
		const project =
			longestWait === undefined ? created : await activated(run, created, longestWait);
		return simplified(run, project, simplifyAccountProject);
	},
});
