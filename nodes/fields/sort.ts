import type { INodeProperties } from 'n8n-workflow';
import type { OperationRun } from '../operations/operation';
import { optionsFromNames } from './optionsFromNames';

/** @param names fields that Autodesk sorts by */
export function sortBy(names: readonly string[]): INodeProperties {
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

/** As `construction/admin` reads it, e.g. `['name asc', 'createdAt desc']`. */
export function adminSort(run: OperationRun): string[] {
	return sortFields(run).map(({ name, direction }) => `${name} ${direction ?? 'asc'}`);
}

/** As `hq` reads it, e.g. `['name', '-created_at']`. */
export function hqSort(run: OperationRun): string[] {
	return sortFields(run).map(({ name, direction }) => (direction === 'desc' ? `-${name}` : name));
}

function sortFields({ param }: OperationRun): SortField[] {
	return param<{ field?: SortField[] }>('sort', {}).field ?? [];
}
