import type { INodeProperties } from 'n8n-workflow';
import type { ApsRequest } from '../../../shared/aps/client';
import { customQuery, withCustomQuery } from '../../fields/customJson';
import type { CustomJson } from '../../fields/customJson';
import { exactName, exactNameField } from '../../fields/exactName';
import type { ExactName } from '../../fields/exactName';
import { dataManagementId } from '../../../shared/values/dataManagementId';
import { textList } from '../../../shared/values/textList';
import type { OperationRun } from '../operation';

export const projectFilters: INodeProperties = {
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
			placeholder: 'e.g. b.9d2c4b68-31f7-4e0a-8b5d-2a1c3e4f5a6b',
			description: 'Only the projects with these IDs, separated by commas',
		},
		{
			displayName: 'Kinds',
			name: 'extensionTypes',
			type: 'multiOptions',
			default: [],
			options: [
				{ name: 'ACC or BIM 360 Project', value: 'projects:autodesk.bim360:Project' },
				{ name: 'Project of Another Hub', value: 'projects:autodesk.core:Project' },
			],
			description: 'Only projects of these kinds',
		},
		exactNameField('project', 'e.g. Tower A'),
	],
};

interface ProjectFilters extends CustomJson {
	extensionTypes?: unknown;
	ids?: unknown;
	name?: unknown;
}

/** @throws InvalidValue for an ID that is none, or JSON that does not parse */
export function projectQuery(run: OperationRun): { query: ApsRequest['query']; name: ExactName } {
	const filters = run.param<ProjectFilters>('filters', {});
	const name = exactName(filters.name);
	const query = {
		'filter[extension.type]': textList(filters.extensionTypes),
		'filter[id]': textList(filters.ids).map((id) => dataManagementId(run, 'Project', id, 'IDs')),
		'filter[name]': name.query,
	};
	return { query: withCustomQuery(query, filters), name };
}
