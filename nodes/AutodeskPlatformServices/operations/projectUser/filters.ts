import type { INodeProperties } from 'n8n-workflow';
import type { ApsRequest } from '../../../apsClient/client';
import { FILTER_PRODUCTS } from '../../../../protocol/aps/products';
import { company, companyId } from '../../../fields/company';
import { customQuery } from '../../../fields/customJson';
import { industryRole, industryRoleId } from '../../../fields/industryRole';
import { matchAny } from '../../../fields/matchAny';
import { productOptions } from '../../../fields/productOptions';
import { textField } from '../../../fields/textField';
import { textFilter, textMatch } from '../../../fields/textMatch';
import { isoDate } from '../../../values/isoDate';
import { choice, choices } from '../../../values/choice';
import { guid } from '../../../values/guid';
import { textList } from '../../../values/textList';
import type { OperationRun } from '../../../operations/operation';

const accessLevels: INodeProperties = {
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
};

const products: INodeProperties = {
	displayName: 'Products',
	name: 'products',
	type: 'multiOptions',
	options: productOptions(FILTER_PRODUCTS),
	default: [],
	description: 'Only users with access to these products',
};

const statuses: INodeProperties = {
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
		'Only users with one of these statuses. Without this filter Autodesk takes active and pending ones.',
};

const alternatives = matchAny([
	{ name: 'Access Levels', value: 'accessLevels' },
	{ name: 'Autodesk ID', value: 'autodeskId' },
	{ name: 'Email', value: 'email' },
	{ name: 'Name', value: 'name' },
	{ name: 'Statuses', value: 'status' },
	{ name: 'User IDs', value: 'id' },
]);

export const projectUserFilters: INodeProperties = {
	displayName: 'Filters',
	name: 'filters',
	type: 'collection',
	placeholder: 'Add Filter',
	default: {},
	options: [
		accessLevels,
		{
			displayName: 'Added On',
			name: 'addedOn',
			type: 'dateTime',
			default: '',
			description: 'Only users added to the project on this day',
		},
		textField('Autodesk ID', 'autodeskId', 'e.g. 7KJX2MPQ4RTZ', 'Only the user with this ID'),
		company,
		textField(
			'Company Name',
			'companyName',
			'e.g. Example Concrete',
			'Only users whose company name holds this text',
		),
		customQuery,
		{
			displayName: 'Email',
			name: 'email',
			type: 'string',
			default: '',
			placeholder: 'name@email.com',
			description: 'Only users whose e-mail address holds this text',
		},
		alternatives,
		textField('Name', 'name', 'e.g. Kim Doe', 'Only users whose name holds this text'),
		products,
		industryRole,
		statuses,
		textMatch,
		textField(
			'User IDs',
			'userIds',
			'e.g. 3f8b2c14-6a7d-4e59-b0c3-91d2e4f5a687',
			'Only the users with these IDs, separated by commas',
		),
	],
};

interface ProjectUserFilters {
	accessLevels?: unknown;
	addedOn?: unknown;
	autodeskId?: unknown;
	company?: unknown;
	companyName?: unknown;
	email?: unknown;
	matchAny?: unknown;
	name?: unknown;
	products?: unknown;
	role?: unknown;
	statuses?: unknown;
	textMatch?: unknown;
	userIds?: unknown;
}

export function projectUserQuery({ param }: OperationRun): ApsRequest['query'] {
	const filters = param<ProjectUserFilters>('filters', {});
	return {
		'filter[accessLevels]': choices(accessLevels, filters.accessLevels),
		'filter[addedOn]': isoDate('Added On', filters.addedOn),
		'filter[autodeskId]': textFilter('Autodesk ID', filters.autodeskId),
		'filter[companyId]': companyId(filters),
		'filter[companyName]': textFilter('Company Name', filters.companyName),
		'filter[email]': textFilter('Email', filters.email),
		'filter[id]': textList(filters.userIds).map((id) => guid('User IDs', id)),
		'filter[name]': textFilter('Name', filters.name),
		'filter[products]': choices(products, filters.products),
		'filter[roleId]': industryRoleId(filters),
		'filter[status]': choices(statuses, filters.statuses),
		filterTextMatch: choice(textMatch, filters.textMatch),
		orFilters: choices(alternatives, filters.matchAny),
	};
}
