import type { IDataObject } from 'n8n-workflow';
import {
	SUBMITTAL_PRIORITIES,
	SUBMITTAL_USER_TYPES,
} from '../../../../protocol/aps/submittalRules';
import { constructionPlaceOf } from '../../../fields/constructionProject';
import { optionsFromNames } from '../../../fields/optionsFromNames';
import { chosenAssignee, teamAssignee } from '../../../fields/teamAssignee';
import { peopleIds } from '../../../lookUp/peopleIds';
import type { OperationRun } from '../../../operations/operation';
import { defineParameter, groupParameters } from '../../../parameters/parameter';
import type { ParameterCollection, ParameterGroup } from '../../../parameters/parameter';
import { read } from '../../../parameters/read';
import { valueIn } from '../../../parameters/values';
import { submittalPackage } from './settings';

/** Fields of a submittal, for creating and changing it. */

export const title = defineParameter({
	displayName: 'Title',
	name: 'title',
	type: 'string',
	default: '',
	placeholder: 'e.g. Acoustical tiles',
	description: 'Title of the submittal',
	body: 'title',
	read: read.text(),
});

const idSource = (kind: 'company' | 'role') =>
	`Take it from a submittal with the same ${kind}: Autodesk calls it member group ID`;

function party(label: 'Manager' | 'Contractor', what: string, key: 'manager' | 'subcontractor') {
	const group: ParameterGroup = groupParameters(
		teamAssignee({
			label,
			name: label.toLowerCase(),
			person: `The person who is the ${what}`,
			company: `The company that is the ${what}`,
			role: `The role that is the ${what}`,
			idSource,
		}),
		{ mergeInto: 'body' },
		(chosen) => {
			const one = chosenAssignee('a submittal', chosen, what);
			return one && { [key]: one.id, [`${key}Type`]: SUBMITTAL_USER_TYPES[one.type] };
		},
	);
	return group;
}

function day(displayName: string, name: string, description: string) {
	return defineParameter({
		displayName,
		name,
		type: 'dateTime',
		default: '',
		description,
		body: name,
		read: read.date,
	});
}

function text(displayName: string, name: string, body: string, description: string) {
	return defineParameter({
		displayName,
		name,
		type: 'string',
		default: '',
		description,
		body,
		read: read.text(),
	});
}

const watchers = defineParameter({
	displayName: 'Watchers',
	name: 'watchers',
	type: 'string',
	default: '',
	placeholder: 'e.g. kim.doe@example.com, lee.park@example.com',
	description:
		'The people who follow the submittal: email addresses or Autodesk IDs, separated by commas. Email addresses need the scope account:read.',
	read: read.texts,
});

/** In days; ten years. */
const LONGEST_LEAD_TIME = 3650;

/** Entries of Additional Fields, Update Fields and Transition. */
export const submittalDetails = [
	party('Contractor', 'responsible contractor', 'subcontractor'),
	text('Description', 'description', 'description', 'What the submittal is about'),
	defineParameter({
		displayName: 'Lead Time (Days)',
		name: 'leadTime',
		type: 'number',
		typeOptions: { minValue: 0, maxValue: LONGEST_LEAD_TIME },
		default: 0,
		description: 'Days from the approval to the delivery on site',
		body: 'leadTime',
		read: read.integer(0, LONGEST_LEAD_TIME),
	}),
	party('Manager', 'manager', 'manager'),
	day('Manager Due Date', 'managerDueDate', 'The day until which the manager prepares the review'),
	text(
		'Number',
		'number',
		'customIdentifier',
		'Number of the submittal. In a project that numbers by spec section, only the part after the section.',
	),
	submittalPackage,
	defineParameter({
		displayName: 'Priority',
		name: 'priority',
		type: 'options',
		options: optionsFromNames(SUBMITTAL_PRIORITIES),
		default: 'Normal',
		description: 'Priority of the submittal',
		body: 'priority',
		read: read.choice,
	}),
	day('Required Approval Date', 'requiredApprovalDate', 'The day until which it must be approved'),
	day('Required Date', 'requiredDate', 'The day until which the contractor must submit it'),
	day('Required on Job Date', 'requiredOnJobDate', 'The day on which the material must be on site'),
	day('Submitter Due Date', 'submitterDueDate', 'The day on which the contractor should submit it'),
	text('Subsection', 'subsection', 'subsection', 'Subsection of the spec section, e.g. 1.05-B'),
	watchers,
];

/** The people of the fields in the form of the request. @throws InvalidValue for somebody who is no member */
export async function watchersBody(
	run: OperationRun,
	collection: ParameterCollection,
): Promise<IDataObject> {
	const entered = valueIn(run, collection, watchers);
	if (entered === undefined) return {};
	const ids = await peopleIds(run, constructionPlaceOf(run), watchers.displayName, entered);
	return { watchers: ids.map((id) => ({ id, userType: SUBMITTAL_USER_TYPES.user })) };
}
