import { customListQuery } from '../../../fields/customQuery';
import { filters } from '../../../parameters/collections';
import { read } from '../../../parameters/read';

export const webhookFilters = filters([
	customListQuery('hooks'),
	{
		displayName: 'Status',
		name: 'status',
		type: 'options',
		default: 'inactive',
		options: [
			{
				name: 'Active',
				value: 'active',
			},
			{
				name: 'Inactive',
				value: 'inactive',
				description: 'Turned off by a user, or by Autodesk because of failed deliveries',
			},
		],
		description: 'Only webhooks with this status',
		query: 'status',
		read: read.choice,
	},
]);
