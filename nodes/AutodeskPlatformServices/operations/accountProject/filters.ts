import { FILTER_PRODUCTS } from '../../../../protocol/aps/products';
import { listedProjectType, PROJECT_TYPES } from '../../../../protocol/aps/projectTypes';
import { businessUnit } from '../../../fields/businessUnit';
import { customListQuery } from '../../../fields/customQuery';
import { productOptions } from '../../../fields/productOptions';
import { textFilter, textMatch } from '../../../fields/textMatch';
import { updatedBetween } from '../../../fields/updatedBetween';
import { filters } from '../../../parameters/collections';
import type { Parameter } from '../../../parameters/parameter';
import { read } from '../../../parameters/read';

const types = PROJECT_TYPES.map((name) => ({ name, value: name }));

/** Entries of Filters for a list of projects, of an account or of one of its users. */
export const commonProjectFilters: readonly Parameter[] = [
	{
		displayName: 'Classifications',
		name: 'classifications',
		type: 'multiOptions',
		options: [
			{ name: 'Component', value: 'component' },
			{ name: 'Production', value: 'production' },
			{ name: 'Sample', value: 'sample' },
			{ name: 'Template', value: 'template' },
		],
		default: [],
		description: 'Only projects with these classifications',
		query: 'filter[classification]',
		read: read.choices,
	},
	customListQuery('admin'),
	{
		displayName: 'Types',
		name: 'types',
		type: 'multiOptions',
		options: types,
		listedBy: 'getProjectTypes',
		default: [],
		description: 'Only projects of these types',
		query: 'filter[type]',
		read: read.list((_field, type) => listedProjectType(type)),
	},
	{
		displayName: 'Excluded Types',
		name: 'excludedTypes',
		type: 'multiOptions',
		options: types,
		listedBy: 'getProjectTypes',
		default: [],
		description: 'Leave out projects of these types',
		query: 'filter[type]',
		read: read.list((_field, type) => `-${listedProjectType(type)}`),
	},
	{
		displayName: 'Job Number',
		name: 'jobNumber',
		type: 'string',
		default: '',
		placeholder: 'e.g. J-17',
		description: 'Only projects whose job number matches this text',
		query: 'filter[jobNumber]',
		read: textFilter,
	},
	{
		displayName: 'Name',
		name: 'name',
		type: 'string',
		default: '',
		placeholder: 'e.g. Tower',
		description: 'Only projects whose name matches this text',
		query: 'filter[name]',
		read: textFilter,
	},
	{
		displayName: 'Platform',
		name: 'platform',
		type: 'options',
		options: [
			{ name: 'ACC', value: 'acc' },
			{ name: 'BIM 360', value: 'bim360' },
		],
		default: 'acc',
		description: 'Only projects on this platform',
		query: 'filter[platform]',
		read: read.choice,
	},
	{
		displayName: 'Statuses',
		name: 'statuses',
		type: 'multiOptions',
		options: [
			{ name: 'Active', value: 'active' },
			{ name: 'Archived', value: 'archived' },
			{ name: 'Pending', value: 'pending' },
			{ name: 'Suspended', value: 'suspended' },
		],
		default: [],
		description: 'Only projects with one of these statuses',
		query: 'filter[status]',
		read: read.choices,
	},
	textMatch,
];

export const projectFilters = filters([
	businessUnit,
	...commonProjectFilters,
	{
		displayName: 'Products',
		name: 'products',
		type: 'multiOptions',
		options: productOptions(FILTER_PRODUCTS),
		default: [],
		description: 'Only projects that use these products',
		query: 'filter[products]',
		read: read.choices,
	},
	updatedBetween,
]);
