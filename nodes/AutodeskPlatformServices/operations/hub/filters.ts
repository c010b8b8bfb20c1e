import type { INodeProperties } from 'n8n-workflow';
import type { ApsRequest } from '../../../shared/aps/client';
import type { OperationRun } from '../operation';

export const hubFilters: INodeProperties = {
	displayName: 'Filters',
	name: 'filters',
	type: 'collection',
	placeholder: 'Add filter',
	default: {},
	options: [
		{
			displayName: 'Kinds',
			name: 'extensionTypes',
			type: 'multiOptions',
			default: [],
			options: [
				{ name: 'ACC or BIM 360 Account', value: 'hubs:autodesk.bim360:Account' },
				{ name: 'Personal Hub', value: 'hubs:autodesk.a360:PersonalHub' },
				{ name: 'Team', value: 'hubs:autodesk.core:Hub' },
			],
			description: 'Only hubs of these kinds',
		},
		{
			displayName: 'Name',
			name: 'name',
			type: 'string',
			default: '',
			placeholder: 'e.g. Example Contractors',
			description: 'Only the hub with exactly this name. Upper and lower case matter.',
		},
	],
};

export function hubQuery({ param }: OperationRun): ApsRequest['query'] {
	const { extensionTypes, name } = param<{ extensionTypes?: string[]; name?: string }>(
		'filters',
		{},
	);
	return { 'filter[extension.type]': extensionTypes, 'filter[name]': name || undefined };
}
