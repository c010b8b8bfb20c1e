import type { INodePropertyOptions } from 'n8n-workflow';
import { attribute } from '../../protocol/aps/jsonApi';
import type { JsonApiResource } from '../../protocol/aps/jsonApi';
import { compositions } from '../../protocol/aps/names';
import { filters } from '../parameters/collections';
import type { Parameter, ParameterCollection } from '../parameters/parameter';
import { read } from '../parameters/read';
import type { ApsRun } from '../parameters/run';
import { dataManagementId } from '../values/dataManagementId';
import { textList } from '../values/textList';
import { customListQuery } from './customQuery';

interface FilterFacts {
	kind: 'Hub' | 'Project';
	/** Extension types, by their common names. */
	types: INodePropertyOptions[];
	idPlaceholder: string;
	namePlaceholder: string;
}

/** The filters of Data Management for both hubs and projects. */
export function dataManagementFilters(facts: FilterFacts): ParameterCollection<ApsRun> {
	const thing = facts.kind.toLowerCase();
	const ids: Parameter<string[], ApsRun> = {
		displayName: 'IDs',
		name: 'ids',
		type: 'string',
		default: '',
		placeholder: facts.idPlaceholder,
		description: `Only the ${thing}s with these IDs, separated by commas`,
		query: 'filter[id]',
		read: (entered, { displayName }, run) =>
			textList(entered).map((id) => dataManagementId(run, facts.kind, id, displayName)),
	};
	const kinds: Parameter = {
		displayName: 'Kinds',
		name: 'extensionTypes',
		type: 'multiOptions',
		default: [],
		options: facts.types,
		description: `Only ${thing}s of these kinds`,
		query: 'filter[extension.type]',
		read: read.texts,
	};
	const name: Parameter<string[] | undefined> = {
		displayName: 'Name',
		name: 'name',
		type: 'string',
		default: '',
		placeholder: facts.namePlaceholder,
		description: `Only the ${thing} with exactly this name. Case-sensitive.`,
		query: 'filter[name]',
		read: (entered) => (isForQuery(entered) ? compositions(String(entered)) : undefined),
	};
	return filters<ApsRun>([customListQuery('jsonApi'), ids, kinds, name]);
}

/**
 * Matches the name in the node as well. Autodesk would read a comma as two names and documents no escape,
 * so such a name is not sent. Its specification lists the filter for hubs only; the filtering guide also
 * for projects.
 *
 * @returns undefined when no name is wanted
 */
export function nameMatcher({
	param,
}: Pick<ApsRun, 'param'>): ((record: JsonApiResource) => boolean) | undefined {
	const { name } = param<{ name?: unknown }>('filters', {});
	const wanted = String(name ?? '');
	if (wanted === '') return undefined;
	const [composed] = compositions(wanted);
	return (record) => compositions(String(attribute(record, 'name')))[0] === composed;
}

function isForQuery(name: unknown): boolean {
	const text = String(name ?? '');
	return text !== '' && !text.includes(',');
}
