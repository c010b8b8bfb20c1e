import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import type { ApsRequest } from '../apsClient/client';
import { dataManagementId } from '../values/dataManagementId';
import { textList } from '../values/textList';
import type { OperationRun } from '../operations/operation';
import { customQuery, withCustomQuery } from './customJson';
import type { CustomJson } from './customJson';
import { exactName, exactNameField } from './exactName';
import type { ExactName } from './exactName';

interface FilterFacts {
	kind: 'Hub' | 'Project';
	/** Extension types, by what people call them. */
	types: INodePropertyOptions[];
	idPlaceholder: string;
	namePlaceholder: string;
}

/** The filters that Data Management has for hubs and for projects alike. */
export function dataManagementFilters(facts: FilterFacts): INodeProperties {
	const thing = facts.kind.toLowerCase();
	return {
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
				placeholder: facts.idPlaceholder,
				description: `Only the ${thing}s with these IDs, separated by commas`,
			},
			{
				displayName: 'Kinds',
				name: 'extensionTypes',
				type: 'multiOptions',
				default: [],
				options: facts.types,
				description: `Only ${thing}s of these kinds`,
			},
			exactNameField(thing, facts.namePlaceholder),
		],
	};
}

interface EnteredFilters extends CustomJson {
	extensionTypes?: unknown;
	ids?: unknown;
	name?: unknown;
}

/** @throws InvalidValue for an ID that is none, or JSON that does not parse */
export function dataManagementQuery(
	run: OperationRun,
	kind: FilterFacts['kind'],
): { query: ApsRequest['query']; name: ExactName } {
	const filters = run.param<EnteredFilters>('filters', {});
	const name = exactName(filters.name);
	const query = {
		'filter[extension.type]': textList(filters.extensionTypes),
		'filter[id]': textList(filters.ids).map((id) => dataManagementId(run, kind, id, 'IDs')),
		'filter[name]': name.query,
	};
	return { query: withCustomQuery(query, filters), name };
}
