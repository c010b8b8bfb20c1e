import type { INodeProperties } from 'n8n-workflow';
import type { ApsRequest } from '../../../../protocol/aps/request';
import { customQuery, withCustomQuery } from '../../../fields/customJson';
import type { CustomJson } from '../../../fields/customJson';
import { choice } from '../../../values/choice';
import type { OperationRun } from '../../../operations/operation';

const status: INodeProperties = {
	displayName: 'Status',
	name: 'status',
	type: 'options',
	default: 'inactive',
	options: [
		{ name: 'Active', value: 'active' },
		{
			name: 'Inactive',
			value: 'inactive',
			description: 'Switched off, by hand or because deliveries did not arrive',
		},
	],
	description: 'Only webhooks of this status',
};

export const webhookFilters: INodeProperties = {
	displayName: 'Filters',
	name: 'filters',
	type: 'collection',
	placeholder: 'Add Filter',
	default: {},
	options: [customQuery, status],
};

/** @throws InvalidValue */
export function webhookQuery({ param }: OperationRun): ApsRequest['query'] {
	const filters = param<CustomJson & { status?: unknown }>('filters', {});
	return withCustomQuery({ status: choice(status, filters.status) }, filters);
}
