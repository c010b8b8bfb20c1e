import { SUBMITTAL_STATES, SUBMITTAL_STATUSES } from '../../../../protocol/aps/submittalRules';
import { customListQuery } from '../../../fields/customQuery';
import { optionsFromNames } from '../../../fields/optionsFromNames';
import { personLocator, readPerson } from '../../../fields/person';
import { inOrder, rangeEnd } from '../../../fields/timeRange';
import { filters } from '../../../parameters/collections';
import { defineParameter } from '../../../parameters/parameter';
import { read } from '../../../parameters/read';
import { guid } from '../../../values/guid';
import { response, spec, submittalPackage, type } from './settings';

/** Autodesk documents no open end of a range, so it becomes a day beyond all submittals. */
function days(what: 'Created' | 'Due' | 'Updated', key: string, verb: string) {
	const from = `Only submittals ${verb} on this day or later`;
	const to = `Only submittals ${verb} on this day or earlier`;
	return inOrder(
		{
			from: rangeEnd(`${what} From`, from, read.date),
			to: rangeEnd(`${what} Until`, to, read.date),
		},
		{ query: `filter[${key}]` },
		(range) =>
			range.from === undefined && range.to === undefined
				? undefined
				: `${range.from ?? '1970-01-01'}..${range.to ?? '9999-12-31'}`,
	);
}

function person(displayName: string, name: string, description: string, key: string) {
	return defineParameter({
		...personLocator(displayName, name, description),
		query: `filter[${key}]`,
		read: readPerson,
	});
}

/** @param known names by IDs */
function choices(
	displayName: string,
	name: string,
	key: string,
	known: Readonly<Record<string, string>>,
	description: string,
) {
	return defineParameter({
		displayName,
		name,
		type: 'multiOptions',
		options: optionsFromNames(Object.values(known)),
		default: [],
		description,
		query: `filter[${key}]`,
		read: (entered, parameter, run) => {
			const chosen = read.choices(entered, parameter, run);
			return chosen?.map((each) => Object.keys(known).find((id) => known[id] === each) ?? each);
		},
	});
}

export const submittalFilters = filters([
	person(
		'Ball in Court',
		'ballInCourt',
		'Only submittals that wait for this person',
		'ballInCourtUsers',
	),
	days('Created', 'createdAt', 'created'),
	person('Created By', 'createdBy', 'Only submittals created by this person', 'createdBy'),
	customListQuery('construction'),
	days('Due', 'dueDate', 'due'),
	person('Manager', 'managerPerson', 'Only submittals that this person manages', 'manager'),
	{ ...submittalPackage, description: 'Only submittals of this package', body: undefined },
	{ ...response, description: 'Only submittals with this final response', body: undefined },
	{
		displayName: 'Search',
		name: 'search',
		type: 'string',
		default: '',
		placeholder: 'e.g. tiles',
		description: 'Only submittals whose number, title or spec section contains this text',
		query: 'search',
		read: read.text(),
	},
	{ ...spec, description: 'Only submittals of this spec section', body: undefined },
	choices(
		'States',
		'states',
		'stateId',
		SUBMITTAL_STATES,
		'Only submittals in one of these states',
	),
	choices(
		'Statuses',
		'statuses',
		'statusId',
		SUBMITTAL_STATUSES,
		'Only submittals with one of these statuses',
	),
	{
		displayName: 'Submittal IDs',
		name: 'submittalIds',
		type: 'string',
		default: '',
		placeholder: 'e.g. 767b5888-2c6a-413d-8487-613966dd64ce',
		description: 'Only the submittals with these IDs, separated by commas',
		query: 'filter[id]',
		read: read.list(guid),
	},
	{ ...type, description: 'Only submittals of this type', body: undefined },
	days('Updated', 'updatedAt', 'changed'),
]);
