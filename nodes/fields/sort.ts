import type { INodeProperties } from 'n8n-workflow';
import type { Parameter } from '../parameters/parameter';
import { optionsFromNames } from './optionsFromNames';

/**
 * Sort order in the form of `construction/admin`, e.g. `name asc,createdAt desc`.
 *
 * @param names fields that Autodesk can sort by
 */
export function adminSort(names: readonly string[]): Parameter<string[]> {
	return {
		...sortField(names),
		query: 'sort',
		read: (entered) =>
			sortFields(entered).map(({ name, direction }) => `${name} ${direction ?? 'asc'}`),
	};
}

/** Sort order in the form of `hq`, e.g. `name,-created_at`. */
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
		description: 'Fields to sort by, most important first',
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
						description: 'Whether the smallest or the largest values come first',
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
