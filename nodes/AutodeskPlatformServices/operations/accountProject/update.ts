import { account, accountId } from '../../../fields/account';
import { accountProject, accountProjectId } from '../../../fields/accountProject';
import { accountAdvice, accountRegion, accountRegionOf } from '../../../fields/accountRegion';
import { CLEARABLE_FIELDS, clearEmpty } from '../../../fields/clearEmpty';
import { customBody } from '../../../fields/customBody';
import { hqBodyOf, hqEmptied } from '../../../fields/hqBody';
import { simplified, simplify } from '../../../fields/simplify';
import { accountProjectExample, simplifyAccountProject } from '../../../records/accountProject';
import { someChange } from '../../../values/someChange';
import { defineOperation } from '../../../operations/operation';
import { options, updateFields } from '../../../parameters/collections';
import { valueIn } from '../../../parameters/values';
import type { Parameter } from '../../../parameters/parameter';
import { read } from '../../../parameters/read';
import { projectDetails } from './details';
import { projectType } from './projectType';
import { projectValue } from './projectValue';

/** Fields that only an existing project accepts. */
const changeableDetails: readonly Parameter[] = [
	{
		displayName: 'Language',
		name: 'language',
		type: 'string',
		default: '',
		placeholder: 'e.g. en',
		description: 'Language of the Field service',
		body: 'language',
		read: read.text(255),
	},
	{
		displayName: 'Name',
		name: 'name',
		type: 'string',
		default: '',
		placeholder: 'e.g. Tower A',
		description: 'New name of the project, up to 255 characters',
		body: 'name',
		read: read.text(255),
	},
	{
		displayName: 'Service Types',
		name: 'serviceTypes',
		type: 'string',
		default: '',
		placeholder: 'e.g. doc_manager,field',
		description: 'Services of the project, separated by commas',
		body: 'serviceTypes',
		read: read.text(255),
	},
	{
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
		body: 'status',
		read: read.choice,
	},
	{ ...projectType, body: 'projectType' },
];

/** `hq` has the project value as flat fields. */
const flatValue: Parameter = { ...projectValue, body: undefined, mergeInto: 'body' };

const changes = {
	...updateFields([...projectDetails, ...changeableDetails, flatValue, customBody]),
	description: CLEARABLE_FIELDS,
};

const updateOptions = options([accountRegion, clearEmpty]);

/** What every project has. */
const NEVER_EMPTY = ['name', 'type', 'status'];

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
	fields: [account, accountProject, simplify, changes],
	options: updateOptions.options,
	advice: {
		...accountAdvice,
		403: `${BIM_360_ONLY}. For a BIM 360 project, check that an account admin added the client ID under Account Admin > Custom Integrations`,
		404: `${accountAdvice[404]}. ${BIM_360_ONLY}`,
		422: BIM_360_ONLY,
	},
	example: { ...accountProjectExample, platform: null, classification: null },
	async execute(run) {
		const isClearing = valueIn(run, updateOptions, clearEmpty);
		const cleared = isClearing ? hqEmptied(run, changes, NEVER_EMPTY) : {};
		const record = await run.aps.record(
			{
				method: 'PATCH',
				path: run.path({ account_id: accountId(run), project_id: accountProjectId(run) }),
				region: accountRegionOf(run),
				body: someChange(changes.displayName, { ...cleared, ...hqBodyOf(run, changes) }),
			},
			'id',
		);
		return simplified(run, record, simplifyAccountProject);
	},
});
