import { customListQuery } from '../../../fields/customQuery';
import { matchAny } from '../../../fields/matchAny';
import { textFilter, textMatch } from '../../../fields/textMatch';
import { updatedBetween } from '../../../fields/updatedBetween';
import { filters } from '../../../parameters/collections';
import { read } from '../../../parameters/read';

export const companyFilters = filters([
	customListQuery('admin'),
	{
		displayName: 'ERP ID',
		name: 'erpId',
		type: 'string',
		default: '',
		placeholder: 'e.g. ERP-204',
		description: 'Only companies with this ID in the ERP system',
		query: 'filter[erpId]',
		read: textFilter,
	},
	matchAny([
		{ name: 'ERP ID', value: 'erpId' },
		{ name: 'Name', value: 'name' },
		{ name: 'Tax ID', value: 'taxId' },
		{ name: 'Trade', value: 'trade' },
		{ name: 'Updated', value: 'updatedAt' },
	]),
	{
		displayName: 'Name',
		name: 'name',
		type: 'string',
		default: '',
		placeholder: 'e.g. Example Concrete',
		description: 'Only companies whose name matches this text',
		query: 'filter[name]',
		read: textFilter,
	},
	{
		displayName: 'Status',
		name: 'status',
		type: 'options',
		options: [
			{ name: 'Active', value: 'active' },
			{ name: 'All', value: 'all' },
			{ name: 'Inactive', value: 'inactive' },
		],
		default: 'active',
		description:
			'Only companies with this status. Without this filter, Autodesk returns active companies.',
		query: 'filter[status]',
		read: read.choice,
	},
	{
		displayName: 'Tax ID',
		name: 'taxId',
		type: 'string',
		default: '',
		placeholder: 'e.g. DE123456789',
		description: 'Only companies with this tax number',
		query: 'filter[taxId]',
		read: textFilter,
	},
	textMatch,
	{
		displayName: 'Trade',
		name: 'trade',
		type: 'string',
		default: '',
		placeholder: 'e.g. Concrete',
		description: 'Only companies in this trade',
		query: 'filter[trade]',
		read: textFilter,
	},
	updatedBetween,
]);
