import { LONGEST_FORM_NAME, LONGEST_FORM_TEXT } from '../../../../protocol/aps/formRules';
import { locationLocator } from '../../../fields/location';
import { chosenAssignee, teamAssignee } from '../../../fields/teamAssignee';
import { defineParameter, groupParameters } from '../../../parameters/parameter';
import type { ParameterGroup } from '../../../parameters/parameter';
import { read } from '../../../parameters/read';
import { InvalidValue } from '../../../values/invalidValue';

/** Fields of a form, for creating and changing it. */

/** Autodesk takes only days after this one. */
const TOO_EARLY = '1950-01-01';

export const name = defineParameter({
	displayName: 'Name',
	name: 'name',
	type: 'string',
	default: '',
	placeholder: 'e.g. Daily Report North',
	description: `Name of the form, at most ${LONGEST_FORM_NAME} characters. By default, the name of its template.`,
	body: 'name',
	read: read.text(LONGEST_FORM_NAME),
});

export const formDate = defineParameter({
	displayName: 'Form Date',
	name: 'formDate',
	type: 'dateTime',
	default: '',
	description: 'The day that the form is about',
	body: 'formDate',
	read: (entered, parameter, run) => {
		const day = read.date(entered, parameter, run);
		if (day === undefined || day > TOO_EARLY) return day;
		throw new InvalidValue(parameter.displayName, `use a day after ${TOO_EARLY}, not ${day}`);
	},
});

function text(displayName: string, key: string, description: string) {
	return defineParameter({
		displayName,
		name: key,
		type: 'string',
		typeOptions: { rows: 3 },
		default: '',
		description: `${description}, at most ${LONGEST_FORM_TEXT.toLocaleString('en')} characters`,
		body: key,
		read: read.text(LONGEST_FORM_TEXT),
	});
}

const idSource = (kind: 'company' | 'role') =>
	`Autodesk has no list of these IDs: take it from a form assigned to the same ${kind}`;

const assignee: ParameterGroup = groupParameters(
	teamAssignee({
		person: 'The person who is to fill in the form, a contributor of its template',
		company: 'The company that is to fill in the form, a contributor of its template',
		role: 'The role that is to fill in the form, a contributor of its template',
		idSource,
	}),
	{ mergeInto: 'body' },
	(chosen) => {
		const one = chosenAssignee('a form', chosen);
		return one && { assigneeId: one.id, assigneeType: one.type };
	},
);

/** Entries of Additional Fields and Update Fields. */
export const formDetails = [
	assignee,
	text('Description', 'description', 'What the form is about'),
	defineParameter({
		...locationLocator('Where the form belongs, from the locations of the project'),
		body: 'locationId',
		read: read.guid,
	}),
	text('Notes', 'notes', 'Text for the notes of the form'),
];
