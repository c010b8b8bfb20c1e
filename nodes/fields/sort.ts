import type { INodeProperties } from 'n8n-workflow';
import type { Parameter } from '../parameters/parameter';
import { optionsFromNames } from './optionsFromNames';

/**
 * Sorting as `construction/admin` reads it, e.g. `name asc,createdAt desc`.
 *
 * @param names fields that Autodesk sorts by
 */
export function adminSort(names: readonly string[]): Parameter<string[]> {
	return {
		...sortField(names),
		query: 'sort',
		read: (entered) =>
			sortFields(entered).map(({ name, direction }) => `${name} ${direction ?? 'asc'}`),
	};
}

/** Sorting as `hq` reads it, e.g. `name,-created_at`. */
export function hqSort(names: readonly string[]): Parameter<string[]> {
	return {
		...sortField(names),
		query: 'sort',
		read: (entered) =>
			sortFields(entered).map(({ name, direction }) => (direction === 'desc' ? `-${name}` : name)),
	};
}

function sortField(names: readonly string[]): INodeProperties {
	const options = optionsFromNames(names);
	const [{ value: first }] = options;
	return {
		displayName: 'Sort',
		name: 'sort',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true, sortable: true },
		placeholder: 'Add Field',
		default: {},
		description: 'What to sort by, the most important first',
		options: [
			{
				displayName: 'Field',
				name: 'field',
				values: [
					{
						displayName: 'Field',
						name: 'name',
						type: 'options',
						options,
						default: first,
						description: 'Field to sort by',
					},
					{
						displayName: 'Direction',
						name: 'direction',
						type: 'options',
						options: [
							{ name: 'Ascending', value: 'asc' },
							{ name: 'Descending', value: 'desc' },
						],
						default: 'asc',
						description: 'Whether small values or large values come first',
					},
				],
			},
		],
	};
}

interface SortField {
	name: string;
	direction?: 'asc' | 'desc';
}

function sortFields(entered: unknown): SortField[] {
	return (entered as { field?: SortField[] } | undefined)?.field ?? [];
}
