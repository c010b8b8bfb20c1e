import {
	LONGEST_RFI_REFERENCE,
	RFI_IMPACTS,
	RFI_STATUSES,
} from '../../../../protocol/aps/rfiRules';
import { constructionProjectId } from '../../../fields/constructionProject';
import { customBody } from '../../../fields/customBody';
import { rejectPaging } from '../../../fields/customQuery';
import { locationLocator } from '../../../fields/location';
import { resourceLocator } from '../../../fields/locator';
import { optionsFromNames } from '../../../fields/optionsFromNames';
import { personLocator, readPerson } from '../../../fields/person';
import { timeRange } from '../../../fields/timeRange';
import { LookUp } from '../../../lookUp/lookUp';
import { rfiTypesOf } from '../../../lookUp/rfis';
import { filters } from '../../../parameters/collections';
import { defineParameter } from '../../../parameters/parameter';
import { read } from '../../../parameters/read';
import { guid } from '../../../values/guid';

/** Autodesk documents no open end of a range, so it becomes a date beyond all RFIs. */
function timeFilter(what: 'Closed' | 'Created' | 'Updated', key: string) {
	const verb = what === 'Updated' ? 'changed' : what.toLowerCase();
	return timeRange(
		what,
		{
			since: `Only RFIs ${verb} at this time or later`,
			until: `Only RFIs ${verb} at this time or before`,
		},
		{ body: `filter.${key}` },
		({ from, to }) =>
			from === undefined && to === undefined
				? undefined
				: `${from ?? '1970-01-01T00:00:00.000Z'}..${to ?? '9999-12-31T23:59:59.999Z'}`,
	);
}

function person(displayName: string, name: string, description: string, key: string) {
	return defineParameter({
		...personLocator(displayName, name, description),
		body: `filter.${key}`,
		read: (entered, parameter, run) => {
			const id = readPerson(entered, parameter, run);
			return id === undefined ? undefined : [id];
		},
	});
}

function impact(what: 'Cost' | 'Schedule') {
	const name = `${what.toLowerCase()}Impact`;
	return choices(`${what} Impact`, name, RFI_IMPACTS, `Only RFIs with one of these values`);
}

/** Without a choice the filter is left out: Autodesk refuses an empty one. */
function choices(
	displayName: string,
	name: string,
	values: readonly string[],
	description: string,
) {
	return defineParameter({
		displayName,
		name,
		type: 'multiOptions',
		options: optionsFromNames(values),
		default: [],
		description,
		body: `filter.${name === 'statuses' ? 'status' : name}`,
		read: (entered, parameter, run) => {
			const chosen = read.choices(entered, parameter, run);
			return chosen === undefined || chosen.length === 0 ? undefined : chosen;
		},
	});
}

function texts(displayName: string, name: string, example: string) {
	return defineParameter({
		displayName,
		name,
		type: 'string',
		default: '',
		placeholder: `e.g. ${example}`,
		description: 'Only RFIs with one of these values, separated by commas. Letter case counts.',
		body: `filter.${name}`,
		read: read.by((_field, entered) => {
			const entries = String(entered ?? '')
				.split(',')
				.map((entry) => entry.trim())
				.filter(Boolean);
			return entries.length === 0 ? undefined : entries;
		}),
	});
}

export const rfiFilters = filters([
	person('Assigned To', 'assignedTo', 'Only RFIs assigned to this person', 'assignedTo'),
	texts('Category', 'category', 'Constructability'),
	timeFilter('Closed', 'closedAt'),
	impact('Cost'),
	timeFilter('Created', 'createdAt'),
	person('Created By', 'createdBy', 'Only RFIs created by this person', 'createdBy'),
	{
		...customBody,
		description:
			'Additional fields of the search as a JSON object, e.g. <code>{ "filter": { "customAttributes": { … } } }</code>. They are merged in last, at every depth.',
		read: (entered, parameter, run) => {
			const added = customBody.read(entered, parameter, run);
			rejectPaging(parameter.displayName, 'construction', added);
			return added;
		},
	},
	texts('Discipline', 'discipline', 'Architectural'),
	{
		displayName: 'Include Hidden',
		name: 'includeHidden',
		type: 'boolean',
		default: true,
		description: 'Whether to return RFIs that are hidden from you too',
		body: 'filter.includeHidden',
		read: read.boolean,
	},
	{
		...locationLocator('Only RFIs at this location'),
		body: 'filter.locations',
		read: (entered, parameter, run) => {
			const id = read.guid(entered, parameter, run);
			return id === undefined ? undefined : [id];
		},
	},
	choices(
		'Official Response',
		'officialResponseStatus',
		['answered', 'unanswered'],
		'Only RFIs with or without an official response',
	),
	texts('Priority', 'priority', 'High'),
	{
		displayName: 'Reference',
		name: 'reference',
		type: 'string',
		default: '',
		description: 'Only RFIs with this ID of another system',
		body: 'filter.reference',
		read: read.text(LONGEST_RFI_REFERENCE),
	},
	{
		displayName: 'RFI IDs',
		name: 'rfiIds',
		type: 'string',
		default: '',
		placeholder: 'e.g. 31a3f98d-34a8-4d4c-a362-3cc9de44f89c',
		description: 'Only the RFIs with these IDs, separated by commas',
		body: 'filter.id',
		read: (entered, parameter, run) => {
			const ids = read.list(guid)(entered, parameter, run);
			return ids === undefined || ids.length === 0 ? undefined : ids;
		},
	},
	impact('Schedule'),
	{
		displayName: 'Search',
		name: 'search',
		type: 'string',
		default: '',
		placeholder: 'e.g. pipe',
		description: 'Only RFIs whose title, question or official response contains this text',
		body: 'search',
		read: read.text(),
	},
	choices('Statuses', 'statuses', RFI_STATUSES, 'Only RFIs with one of these statuses'),
	{
		...resourceLocator({
			displayName: 'Type',
			name: 'rfiType',
			description: 'Only RFIs of this type',
			search: 'searchRfiTypes',
			dependsOn: ['project'],
			idPlaceholder: 'e.g. c911852d-5957-4145-9c8d-e7cfe9d564df',
			lookUp: new LookUp('By Name', 'e.g. Design', (run) =>
				rfiTypesOf(run, constructionProjectId(run)),
			),
		}),
		body: 'filter.rfiTypeId',
		read: (entered, parameter, run) => {
			const id = read.guid(entered, parameter, run);
			return id === undefined ? undefined : [id];
		},
	},
	timeFilter('Updated', 'updatedAt'),
]);
