import type { INodeProperties } from 'n8n-workflow';
import type { ApsRequest } from '../../../apsClient/client';
import { FILTER_PRODUCTS } from '../../../../protocol/aps/products';
import { PROJECT_TYPES } from '../../../../protocol/aps/projectTypes';
import { businessUnit, businessUnitId } from '../../../fields/businessUnit';
import { customQuery } from '../../../fields/customJson';
import { productOptions } from '../../../fields/productOptions';
import { textFilter, textMatch } from '../../../fields/textMatch';
import { updatedBetween, updatedRange } from '../../../fields/updatedBetween';
import type { UpdatedBetween } from '../../../fields/updatedBetween';
import { choice, choices } from '../../../values/choice';
import { textList } from '../../../values/textList';
import type { OperationRun } from '../../../operations/operation';

const types = PROJECT_TYPES.map((name) => ({ name, value: name }));

const classifications: INodeProperties = {
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
	description: 'Only projects of these classifications',
};

const platform: INodeProperties = {
	displayName: 'Platform',
	name: 'platform',
	type: 'options',
	options: [
		{ name: 'ACC', value: 'acc' },
		{ name: 'BIM 360', value: 'bim360' },
	],
	default: 'acc',
	description: 'Only projects of this platform',
};

const products: INodeProperties = {
	displayName: 'Products',
	name: 'products',
	type: 'multiOptions',
	options: productOptions(FILTER_PRODUCTS),
	default: [],
	description: 'Only projects that use these products',
};

const statuses: INodeProperties = {
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
};

export const projectFilters: INodeProperties = {
	displayName: 'Filters',
	name: 'filters',
	type: 'collection',
	placeholder: 'Add Filter',
	default: {},
	options: [
		businessUnit,
		classifications,
		customQuery,
		{
			displayName: 'Excluded Types',
			name: 'excludedTypes',
			type: 'multiOptions',
			options: types,
			default: [],
			description: 'Leave out projects of these types',
		},
		{
			displayName: 'Job Number',
			name: 'jobNumber',
			type: 'string',
			default: '',
			placeholder: 'e.g. J-17',
			description: 'Only projects whose job number holds this text',
		},
		{
			displayName: 'Name',
			name: 'name',
			type: 'string',
			default: '',
			placeholder: 'e.g. Tower',
			description: 'Only projects whose name holds this text',
		},
		platform,
		products,
		statuses,
		textMatch,
		{
			displayName: 'Types',
			name: 'types',
			type: 'multiOptions',
			options: types,
			default: [],
			description: 'Only projects of these types',
		},
		...updatedBetween,
	],
};

interface ProjectFilters extends UpdatedBetween {
	businessUnit?: unknown;
	classifications?: unknown;
	excludedTypes?: unknown;
	jobNumber?: unknown;
	name?: unknown;
	platform?: unknown;
	products?: unknown;
	statuses?: unknown;
	textMatch?: unknown;
	types?: unknown;
}

export function projectQuery(run: OperationRun): ApsRequest['query'] {
	const filters = run.param<ProjectFilters>('filters', {});
	return {
		'filter[businessUnitId]': businessUnitId(filters),
		'filter[classification]': choices(classifications, filters.classifications),
		'filter[jobNumber]': textFilter('Job Number', filters.jobNumber),
		'filter[name]': textFilter('Name', filters.name),
		'filter[platform]': choice(platform, filters.platform),
		'filter[products]': choices(products, filters.products),
		'filter[status]': choices(statuses, filters.statuses),
		'filter[type]': [
			...textList(filters.types),
			...textList(filters.excludedTypes).map((type) => `-${type}`),
		],
		'filter[updatedAt]': updatedRange(run, filters),
		filterTextMatch: choice(textMatch, filters.textMatch),
	};
}
