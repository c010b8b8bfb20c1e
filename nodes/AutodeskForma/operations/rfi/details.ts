import type { IDataObject } from 'n8n-workflow';
import { LONGEST_RFI_REFERENCE, RFI_IMPACTS } from '../../../../protocol/aps/rfiRules';
import { constructionPlaceOf } from '../../../fields/constructionProject';
import { locationLocator } from '../../../fields/location';
import { optionsFromNames } from '../../../fields/optionsFromNames';
import { peopleIds } from '../../../lookUp/peopleIds';
import type { OperationRun } from '../../../operations/operation';
import { defineParameter } from '../../../parameters/parameter';
import type { Parameter, ParameterCollection } from '../../../parameters/parameter';
import { read } from '../../../parameters/read';
import { valueIn } from '../../../parameters/values';

/** Fields of an RFI, for creating and changing it. */

export const title = defineParameter({
	displayName: 'Title',
	name: 'title',
	type: 'string',
	default: '',
	placeholder: 'e.g. Position of the drain pipe',
	description: 'Title of the RFI',
	body: 'title',
	read: read.text(),
});

export const question = defineParameter({
	displayName: 'Question',
	name: 'question',
	type: 'string',
	typeOptions: { rows: 4 },
	default: '',
	description: 'What has to be answered',
	body: 'question',
	read: read.text(),
});

function people(displayName: string, name: string, description: string) {
	return defineParameter({
		displayName,
		name,
		type: 'string',
		default: '',
		placeholder: 'e.g. kim.doe@example.com, lee.park@example.com',
		description: `${description}: email addresses or Autodesk IDs, separated by commas. Email addresses need the scope account:read.`,
		read: read.texts,
	});
}

const assignees = people('Assigned To', 'assignedTo', 'The people who have to act next');
const coReviewers = people('Co-Reviewers', 'coReviewers', 'Further people who review the RFI');
const watchers = people('Watchers', 'watchers', 'The people who follow the RFI');

const PEOPLE: ReadonlyArray<Parameter<string[] | undefined>> = [assignees, coReviewers, watchers];

function impact(what: 'Cost' | 'Schedule') {
	return defineParameter({
		displayName: `${what} Impact`,
		name: `${what.toLowerCase()}Impact`,
		type: 'options',
		options: optionsFromNames(RFI_IMPACTS),
		default: 'Unknown',
		description: `Whether the answer affects the ${what.toLowerCase()} of the project`,
		body: `${what.toLowerCase()}Impact`,
		read: read.choice,
	});
}

function valuesOfProject(displayName: string, name: string, example: string) {
	return defineParameter({
		displayName,
		name,
		type: 'string',
		default: '',
		placeholder: `e.g. ${example}`,
		description:
			'Values that the project has set up for RFIs, separated by commas. Letter case counts.',
		body: name,
		read: read.texts,
	});
}

const location = defineParameter({
	...locationLocator('Where the question arises, from the locations of the project'),
	body: 'locations',
	read: (entered, parameter, run) => {
		const id = read.guid(entered, parameter, run);
		return id === undefined ? undefined : [id];
	},
});

/** Entries of Additional Fields and Update Fields. */
export const rfiDetails = [
	...PEOPLE,
	valuesOfProject('Category', 'category', 'Constructability'),
	impact('Cost'),
	valuesOfProject('Discipline', 'discipline', 'Architectural'),
	defineParameter({
		displayName: 'Due Date',
		name: 'dueDate',
		type: 'dateTime',
		default: '',
		description: 'When the RFI has to be answered',
		body: 'dueDate',
		read: read.dateTime,
	}),
	location,
	defineParameter({
		displayName: 'Location Details',
		name: 'locationDetails',
		type: 'string',
		default: '',
		description: 'Where exactly, as text',
		body: 'locationDescription',
		read: read.text(),
	}),
	defineParameter({
		displayName: 'Priority',
		name: 'priority',
		type: 'string',
		default: '',
		placeholder: 'e.g. High',
		description: 'A priority that the project has set up for RFIs, usually High, Normal or Low',
		body: 'priority',
		read: read.text(),
	}),
	defineParameter({
		displayName: 'Reference',
		name: 'reference',
		type: 'string',
		default: '',
		description: `ID in another system, at most ${LONGEST_RFI_REFERENCE} characters`,
		body: 'reference',
		read: read.text(LONGEST_RFI_REFERENCE),
	}),
	impact('Schedule'),
	defineParameter({
		displayName: 'Suggested Answer',
		name: 'suggestedAnswer',
		type: 'string',
		typeOptions: { rows: 3 },
		default: '',
		description: 'The answer that the sender suggests',
		body: 'suggestedAnswer',
		read: read.text(),
	}),
];

/** The people of the fields in the form of the request. @throws InvalidValue for somebody who is no member */
export async function peopleBody(
	run: OperationRun,
	collection: ParameterCollection,
): Promise<IDataObject> {
	const place = constructionPlaceOf(run);
	const body: IDataObject = {};
	for (const parameter of PEOPLE) {
		const entered = valueIn(run, collection, parameter);
		if (entered === undefined) continue;
		const ids = await peopleIds(run, place, parameter.displayName, entered);
		body[parameter.name] = ids.map((id) => ({ id, type: 'user' }));
	}
	return body;
}
