import { FILTER_PRODUCTS } from '../../../../protocol/aps/products';
import { company } from '../../../fields/company';
import { customListQuery } from '../../../fields/customQuery';
import { industryRole, industryRoles } from '../../../fields/industryRole';
import { matchAny } from '../../../fields/matchAny';
import { productOptions } from '../../../fields/productOptions';
import { textFilter, textMatch } from '../../../fields/textMatch';
import { filters } from '../../../parameters/collections';
import { read } from '../../../parameters/read';
import { guid } from '../../../values/guid';

export const projectUserFilters = filters([
	{
		displayName: 'Access Levels',
		name: 'accessLevels',
		type: 'multiOptions',
		options: [
			{ name: 'Account Admin', value: 'accountAdmin' },
			{ name: 'Executive', value: 'executive' },
			{ name: 'Project Admin', value: 'projectAdmin' },
		],
		default: [],
		description: 'Only users with one of these access levels',
		query: 'filter[accessLevels]',
		read: read.choices,
	},
	{
		displayName: 'Added On',
		name: 'addedOn',
		type: 'dateTime',
		default: '',
		description: 'Only users added to the project on this day',
		query: 'filter[addedOn]',
		read: read.date,
	},
	{
		displayName: 'Autodesk ID',
		name: 'autodeskId',
		type: 'string',
		default: '',
		placeholder: 'e.g. 7KJX2MPQ4RTZ',
		description: 'Only the user with this ID',
		query: 'filter[autodeskId]',
		read: textFilter,
	},
	company,
	{
		displayName: 'Company Name',
		name: 'companyName',
		type: 'string',
		default: '',
		placeholder: 'e.g. Example Concrete',
		description: 'Only users whose company name contains this text',
		query: 'filter[companyName]',
		read: textFilter,
	},
	customListQuery('admin'),
	{
		displayName: 'Email',
		name: 'email',
		type: 'string',
		default: '',
		placeholder: 'name@email.com',
		description: 'Only users whose email address contains this text',
		query: 'filter[email]',
		read: textFilter,
	},
	matchAny([
		{ name: 'Access Levels', value: 'accessLevels' },
		{ name: 'Autodesk ID', value: 'autodeskId' },
		{ name: 'Email', value: 'email' },
		{ name: 'Name', value: 'name' },
		{ name: 'Statuses', value: 'status' },
		{ name: 'User IDs', value: 'id' },
	]),
	{
		displayName: 'Name',
		name: 'name',
		type: 'string',
		default: '',
		placeholder: 'e.g. Kim Doe',
		description: 'Only users whose name contains this text',
		query: 'filter[name]',
		read: textFilter,
	},
	{
		displayName: 'Products',
		name: 'products',
		type: 'multiOptions',
		options: productOptions(FILTER_PRODUCTS),
		default: [],
		description: 'Only users with access to these products',
		query: 'filter[products]',
		read: read.choices,
	},
	industryRole,
	{
		...industryRoles,
		description: 'Only users with one of these roles',
		body: undefined,
		query: 'filter[roleIds]',
	},
	{
		displayName: 'Statuses',
		name: 'statuses',
		type: 'multiOptions',
		options: [
			{ name: 'Active', value: 'active' },
			{ name: 'Deleted', value: 'deleted' },
			{ name: 'Pending', value: 'pending' },
		],
		default: [],
		description:
			'Only users with one of these statuses. Without this filter, Autodesk returns active and pending users.',
		query: 'filter[status]',
		read: read.choices,
	},
	textMatch,
	{
		displayName: 'User IDs',
		name: 'userIds',
		type: 'string',
		default: '',
		placeholder: 'e.g. 3f8b2c14-6a7d-4e59-b0c3-91d2e4f5a687',
		description: 'Only the users with these IDs, separated by commas',
		query: 'filter[id]',
		read: read.list(guid),
	},
]);
