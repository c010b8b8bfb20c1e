import { ISSUE_STATUSES } from '../../../../protocol/aps/issueRules';
import { customListQuery } from '../../../fields/customQuery';
import { dateRange } from '../../../fields/dateRange';
import { locationFilter } from '../../../fields/location';
import { optionsFromNames } from '../../../fields/optionsFromNames';
import { personLocator, readPerson } from '../../../fields/person';
import { textFilter } from '../../../fields/textMatch';
import { timeRange } from '../../../fields/timeRange';
import { filters } from '../../../parameters/collections';
import { defineParameter } from '../../../parameters/parameter';
import { read } from '../../../parameters/read';
import { documentUrn } from '../../../values/documentUrn';
import { guid } from '../../../values/guid';
import { integer } from '../../../values/integer';
import { assigneeFilter } from './assignee';
import { customAttributesFilter } from './customAttributes';
import { rootCause } from './details';
import { issueCategory, issueType } from './type';

function timeFilter(what: 'Closed' | 'Created' | 'Updated', query: string) {
	const verb = what === 'Updated' ? 'changed' : what.toLowerCase();
	return timeRange(
		what,
		{
			since: `Only issues ${verb} at this time or later`,
			until: `Only issues ${verb} at this time or before`,
		},
		{ query },
		({ from, to }) =>
			from === undefined && to === undefined ? undefined : `${from ?? ''}..${to ?? ''}`,
	);
}

function byPerson(what: 'Closed' | 'Created' | 'Updated') {
	const verb = what === 'Updated' ? 'last changed' : what.toLowerCase();
	return defineParameter({
		...personLocator(`${what} By`, `${what.toLowerCase()}By`, `Only issues ${verb} by this person`),
		query: `filter[${what.toLowerCase()}By]`,
		read: readPerson,
	});
}

export const issueFilters = filters([
	assigneeFilter,
	issueCategory,
	timeFilter('Closed', 'filter[closedAt]'),
	byPerson('Closed'),
	timeFilter('Created', 'filter[createdAt]'),
	byPerson('Created'),
	customAttributesFilter,
	customListQuery('construction'),
	{
		displayName: 'Deleted',
		name: 'deleted',
		type: 'boolean',
		default: true,
		description: 'Whether to return deleted issues instead of the others',
		query: 'filter[deleted]',
		read: read.boolean,
	},
	dateRange('Due', 'issues', 'filter[dueDate]'),
	{
		displayName: 'Issue IDs',
		name: 'issueIds',
		type: 'string',
		default: '',
		placeholder: 'e.g. be9ade84-e25d-412a-a08c-f5f14cf04957',
		description: 'Only the issues with these IDs, separated by commas',
		query: 'filter[id]',
		read: read.list(guid),
	},
	{
		displayName: 'Issue Numbers',
		name: 'numbers',
		type: 'string',
		default: '',
		placeholder: 'e.g. 42, 43',
		description: 'Only the issues with these numbers, separated by commas',
		query: 'filter[displayId]',
		read: read.list((field, entry) =>
			String(integer(field, entry.replace(/^#/, ''), 1, Number.MAX_SAFE_INTEGER)),
		),
	},
	locationFilter('Only issues at this location', (id, isDeep) => ({
		[`filter[${isDeep ? 'subLocationId' : 'locationId'}]`]: id,
	})),
	{
		displayName: 'Placed on Files',
		name: 'placedOnFiles',
		type: 'string',
		default: '',
		placeholder: 'e.g. urn:adsk.wipprod:dm.lineage:hC6k4hndRWaeIVhIjvHu8w',
		description:
			'Only issues with a pin on one of these files: their IDs or links, separated by commas',
		query: 'filter[linkedDocumentUrn]',
		read: read.list((field, entry) => documentUrn(field, entry, 'file').id),
	},
	{ ...rootCause, description: 'Only issues with this root cause', body: undefined },
	{
		displayName: 'Search',
		name: 'search',
		type: 'string',
		default: '',
		placeholder: 'e.g. door',
		description: 'Only issues whose title or number contains this text',
		query: 'filter[search]',
		read: textFilter,
	},
	dateRange('Start', 'issues', 'filter[startDate]'),
	{
		displayName: 'Statuses',
		name: 'statuses',
		type: 'multiOptions',
		options: optionsFromNames(ISSUE_STATUSES),
		default: [],
		description: 'Only issues with one of these statuses',
		query: 'filter[status]',
		read: read.choices,
	},
	{ ...issueType, description: 'Only issues of this type', body: undefined },
	timeFilter('Updated', 'filter[updatedAt]'),
	byPerson('Updated'),
]);
