import type { INodeProperties } from 'n8n-workflow';
import type { ApsRequest } from '../../../shared/aps/client';
import { customQuery, withCustomQuery } from '../../fields/customJson';
import type { CustomJson } from '../../fields/customJson';
import { exactName, exactNameField } from '../../fields/exactName';
import type { ExactName } from '../../fields/exactName';
import { dataManagementId } from '../../../shared/values/dataManagementId';
import { textList } from '../../../shared/values/textList';
import type { OperationRun } from '../operation';

export const hubFilters: INodeProperties = {
	displayName: 'Filters',
	name: 'filters',
	type: 'collection',
	placeholder: 'Add Filter',
	default: {},
	options: [
		customQuery,
		{
			displayName: 'IDs',
			name: 'ids',
			type: 'string',
			default: '',
			placeholder: 'e.g. b.1f3e5a77-0c2d-4b6e-9a8f-7d6c5b4a3f21',
			description: 'Only the hubs with these IDs, separated by commas',
		},
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
		exactNameField('hub', 'e.g. Example Contractors'),
	],
};

interface HubFilters extends CustomJson {
	extensionTypes?: unknown;
	ids?: unknown;
	name?: unknown;
}

/** @throws InvalidValue for an ID that is none, or JSON that does not parse */
export function hubQuery(run: OperationRun): { query: ApsRequest['query']; name: ExactName } {
	const filters = run.param<HubFilters>('filters', {});
	const name = exactName(filters.name);
	const query = {
		'filter[extension.type]': textList(filters.extensionTypes),
		'filter[id]': textList(filters.ids).map((id) => dataManagementId(run, 'Hub', id, 'IDs')),
		'filter[name]': name.query,
	};
	return { query: withCustomQuery(query, filters), name };
}
