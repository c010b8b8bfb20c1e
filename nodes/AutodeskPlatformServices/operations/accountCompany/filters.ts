import type { INodeProperties } from 'n8n-workflow';
import type { ApsRequest } from '../../../apsClient/client';
import { customQuery } from '../../../fields/customJson';
import { matchAny } from '../../../fields/matchAny';
import { textFilter, textMatch } from '../../../fields/textMatch';
import { updatedBetween, updatedRange } from '../../../fields/updatedBetween';
import type { UpdatedBetween } from '../../../fields/updatedBetween';
import { choice, choices } from '../../../values/choice';
import type { OperationRun } from '../../../operations/operation';

const status: INodeProperties = {
	displayName: 'Status',
	name: 'status',
	type: 'options',
	options: [
		{ name: 'Active', value: 'active' },
		{ name: 'All', value: 'all' },
		{ name: 'Inactive', value: 'inactive' },
	],
	default: 'active',
	description: 'Only companies with this status. Without this filter Autodesk takes active ones.',
};

const alternatives = matchAny([
	{ name: 'ERP ID', value: 'erpId' },
	{ name: 'Name', value: 'name' },
	{ name: 'Tax ID', value: 'taxId' },
	{ name: 'Trade', value: 'trade' },
	{ name: 'Updated', value: 'updatedAt' },
]);

export const companyFilters: INodeProperties = {
	displayName: 'Filters',
	name: 'filters',
	type: 'collection',
	placeholder: 'Add Filter',
	default: {},
	options: [
		customQuery,
		{
			displayName: 'ERP ID',
			name: 'erpId',
			type: 'string',
			default: '',
			placeholder: 'e.g. ERP-204',
			description: 'Only companies with this number in the ERP system',
		},
		alternatives,
		{
			displayName: 'Name',
			name: 'name',
			type: 'string',
			default: '',
			placeholder: 'e.g. Example Concrete',
			description: 'Only companies whose name holds this text',
		},
		status,
		{
			displayName: 'Tax ID',
			name: 'taxId',
			type: 'string',
			default: '',
			placeholder: 'e.g. DE123456789',
			description: 'Only companies with this tax number',
		},
		textMatch,
		{
			displayName: 'Trade',
			name: 'trade',
			type: 'string',
			default: '',
			placeholder: 'e.g. Concrete',
			description: 'Only companies of this trade',
		},
		...updatedBetween,
	],
};

interface CompanyFilters extends UpdatedBetween {
	erpId?: unknown;
	matchAny?: unknown;
	name?: unknown;
	status?: unknown;
	taxId?: unknown;
	textMatch?: unknown;
	trade?: unknown;
}

export function companyQuery(run: OperationRun): ApsRequest['query'] {
	const filters = run.param<CompanyFilters>('filters', {});
	return {
		'filter[erpId]': textFilter('ERP ID', filters.erpId),
		'filter[name]': textFilter('Name', filters.name),
		'filter[status]': choice(status, filters.status),
		'filter[taxId]': textFilter('Tax ID', filters.taxId),
		'filter[trade]': textFilter('Trade', filters.trade),
		'filter[updatedAt]': updatedRange(run, filters),
		orFilters: choices(alternatives, filters.matchAny),
		filterTextMatch: choice(textMatch, filters.textMatch),
	};
}
