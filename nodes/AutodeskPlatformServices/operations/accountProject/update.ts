import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { PROJECT_TYPES } from '../../../../protocol/aps/projectTypes';
import { toHqFields } from '../../../../protocol/aps/hqNames';
import { account, accountId } from '../../../fields/account';
import { accountProject, accountProjectId } from '../../../fields/accountProject';
import { accountAdvice, accountRegion, accountRegionOf } from '../../../fields/accountRegion';
import { customBody, withCustomBody } from '../../../fields/customJson';
import { simplified, simplify } from '../../../fields/simplify';
import { textField } from '../../../fields/textField';
import { accountProjectExample, simplifyAccountProject } from '../../../records/accountProject';
import { choice } from '../../../values/choice';
import { someChange } from '../../../values/someChange';
import { optionalText } from '../../../values/text';
import { defineOperation } from '../../../operations/operation';
import { projectDetails, projectDetailsOf } from './details';
import type { ProjectDetails } from './details';

const status: INodeProperties = {
	displayName: 'Status',
	name: 'status',
	type: 'options',
	options: [
		{ name: 'Active', value: 'active' },
		{ name: 'Archived', value: 'archived' },
		{ name: 'Inactive', value: 'inactive' },
		{ name: 'Pending', value: 'pending' },
	],
	default: 'active',
	description: 'New status of the project',
};

/** What only an existing project takes. */
const changeableDetails: INodeProperties[] = [
	textField('Language', 'language', 'e.g. en', 'Language of the Field service'),
	textField('Name', 'name', 'e.g. Tower A', 'New name of the project, 255 characters at most'),
	textField(
		'Service Types',
		'serviceTypes',
		'e.g. doc_manager,field',
		'Services of the project, separated by commas',
	),
	status,
	{
		displayName: 'Type',
		name: 'type',
		type: 'options',
		options: PROJECT_TYPES.map((name) => ({ name, value: name })),
		default: 'Office',
		description: 'What is built. An expression can give any other text.',
	},
];

const BIM_360_ONLY =
	'Autodesk documents this for BIM 360 projects only and may refuse it for ACC projects';

export const update = defineOperation({
	action: 'Update Account Project',
	name: 'Update',
	value: 'update',
	summary: 'Update project in account',
	description:
		'Rename or archive a project of an account, or change its dates, address and other details. Autodesk offers this for BIM 360 projects and may refuse it for ACC projects.',
	endpoint: 'PATCH /hq/v1/accounts/{account_id}/projects/{project_id}',
	scopes: ['account:write'],
	access: ['2L'],
	fields: [
		account,
		accountProject,
		simplify,
		{
			displayName: 'Update Fields',
			name: 'updateFields',
			type: 'collection',
			placeholder: 'Add Field',
			default: {},
			options: [...projectDetails, ...changeableDetails, customBody].sort((a, b) =>
				a.displayName.localeCompare(b.displayName),
			),
		},
	],
	options: [accountRegion],
	advice: {
		...accountAdvice,
		403: `${BIM_360_ONLY}. For a BIM 360 project, check that an account admin added the client ID under Account Admin > Custom Integrations`,
		404: `${accountAdvice[404]}. ${BIM_360_ONLY}`,
		422: BIM_360_ONLY,
	},
	example: { ...accountProjectExample, platform: null, classification: null },
	async execute(run) {
		const changes = run.param<Changes>('updateFields', {});
		const { body } = await run.aps.request({
			method: 'PATCH',
			path: run.path({ account_id: accountId(run), project_id: accountProjectId(run) }),
			region: accountRegionOf(run),
			body: someChange('Update Fields', withCustomBody(hqFields(changes), changes)),
		});
		return simplified(run, body as IDataObject, simplifyAccountProject);
	},
});

interface Changes extends ProjectDetails {
	language?: string;
	name?: string;
	serviceTypes?: string;
	status?: unknown;
	type?: string;
}

/** `hq` writes the value of a project flat. */
function hqFields(changes: Changes): IDataObject {
	const { projectValue, ...details } = projectDetailsOf(changes);
	return toHqFields({
		...details,
		...(projectValue as IDataObject | undefined),
		language: optionalText('Language', changes.language, 255),
		name: optionalText('Name', changes.name, 255),
		projectType: optionalText('Type', changes.type, 255),
		serviceTypes: optionalText('Service Types', changes.serviceTypes, 255),
		status: choice(status, changes.status),
	}) as IDataObject;
}
