import { FORM_STATUSES } from '../../../../protocol/aps/formRules';
import { customListQuery } from '../../../fields/customQuery';
import { locationFilter } from '../../../fields/location';
import { optionsFromNames } from '../../../fields/optionsFromNames';
import { inOrder, rangeEnd, timeRange } from '../../../fields/timeRange';
import { OF_EVERY_TEMPLATE } from '../../../lookUp/forms';
import { filters } from '../../../parameters/collections';
import { defineParameter } from '../../../parameters/parameter';
import { read } from '../../../parameters/read';
import { guid } from '../../../values/guid';
import { formTemplate } from './template';

/**
 * Not sent: Autodesk's reference calls the statuses by different names, and does not say which ones the
 * list takes.
 */
export const statusFilter = defineParameter({
	displayName: 'Statuses',
	name: 'statuses',
	type: 'multiOptions',
	options: optionsFromNames(FORM_STATUSES.map(({ status }) => status)),
	default: [],
	description: 'Only forms with one of these statuses',
	read: (entered, parameter, run) => {
		const chosen = read.choices(entered, parameter, run);
		return chosen === undefined || chosen.length === 0 ? undefined : chosen;
	},
});

export const formFilters = filters([
	customListQuery('construction'),
	inOrder(
		{
			from: rangeEnd('Date From', 'Only forms that are about this day or a later one', read.date),
			to: rangeEnd('Date Until', 'Only forms that are about this day or an earlier one', read.date),
		},
		{ mergeInto: 'query' },
		({ from, to }) => ({ formDateMin: from, formDateMax: to }),
	),
	{
		displayName: 'Form IDs',
		name: 'formIds',
		type: 'string',
		default: '',
		placeholder: 'e.g. 932da979-e537-4530-b8aa-18607ac6db37',
		description: 'Only the forms with these IDs, separated by commas',
		query: 'ids',
		read: read.list(guid),
	},
	{
		displayName: 'Include Inactive Templates',
		name: 'includeInactiveTemplates',
		type: 'boolean',
		default: true,
		description: 'Whether to return forms whose template is not in use any more too',
		query: 'include',
		read: (entered, parameter, run) =>
			read.boolean(entered, parameter, run) ? [OF_EVERY_TEMPLATE] : undefined,
	},
	locationFilter('Only forms at this location', (id, includeSubLocations) => ({
		locationIds: [id],
		includeSubLocations,
	})),
	{
		displayName: 'Search',
		name: 'search',
		type: 'string',
		default: '',
		placeholder: 'e.g. north side',
		description: 'Only forms that contain exactly this text',
		query: 'search',
		read: read.text(),
	},
	statusFilter,
	{ ...formTemplate, description: 'Only forms of this template' },
	timeRange(
		'Updated',
		{
			since: 'Only forms changed at this time or later',
			until: 'Only forms changed at this time or before',
		},
		{ mergeInto: 'query' },
		({ from, to }) => ({ updatedAfter: from, updatedBefore: to }),
	),
]);
