import type { INodeProperties } from 'n8n-workflow';
import type { Entry, ParameterCollection } from './parameter';
import type { Run } from './run';

/** Parameters that filter a list. */
export function filters<Context extends Run>(
	entries: ReadonlyArray<Entry<Context>>,
): ParameterCollection<Context> {
	return collection('Filters', 'filters', 'Add Filter', entries);
}

/** Optional fields for creating something. */
export function additionalFields<Context extends Run>(
	entries: ReadonlyArray<Entry<Context>>,
): ParameterCollection<Context> {
	return collection('Additional Fields', 'additionalFields', 'Add Field', entries);
}

/** Fields of something that already exists and can be changed. */
export function updateFields<Context extends Run>(
	entries: ReadonlyArray<Entry<Context>>,
): ParameterCollection<Context> {
	return collection('Update Fields', 'updateFields', 'Add Field', entries);
}

/**
 * An operation's own entries of Options. The node adds the entries that every operation has, so the
 * operation passes `.options` of this collection as its options.
 */
export function options<Context extends Run>(
	entries: ReadonlyArray<Entry<Context>>,
): ParameterCollection<Context> & { options: INodeProperties[] } {
	return collection('Options', 'options', 'Add option', entries);
}

/** Any other collection, its entries sorted by label. */
export function collection<Context extends Run>(
	displayName: string,
	name: string,
	placeholder: string,
	entries: ReadonlyArray<Entry<Context>>,
): ParameterCollection<Context> & { options: INodeProperties[] } {
	return {
		displayName,
		name,
		type: 'collection',
		placeholder,
		default: {},
		options: entries.flatMap(parametersOf).sort(byLabel),
		entries,
	};
}

function parametersOf<Context extends Run>(entry: Entry<Context>): INodeProperties[] {
	return 'parameters' in entry ? [...entry.parameters] : [entry];
}

function byLabel(a: INodeProperties, b: INodeProperties): number {
	return a.displayName.localeCompare(b.displayName);
}
