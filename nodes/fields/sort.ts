import type { INodeProperties } from 'n8n-workflow';
import type { Parameter } from '../parameters/parameter';
import { choice } from '../values/choice';
import { InvalidValue } from '../values/invalidValue';
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
			sortFields(entered, names).map(({ name, direction }) => `${name} ${direction}`),
	};
}

/** Sort order in the form of `hq`, e.g. `name,-created_at`. */
export function hqSort(names: readonly string[]): Parameter<string[]> {
	return {
		...sortField(names),
		query: 'sort',
		read: (entered) =>
			sortFields(entered, names).map(({ name, direction }) =>
				direction === 'desc' ? `-${name}` : name,
			),
	};
}

const DIRECTIONS = [
	{ name: 'Ascending', value: 'asc' },
	{ name: 'Descending', value: 'desc' },
];

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
						options: DIRECTIONS,
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
	direction: string;
}

/** What the user enters; an expression may return anything. */
interface Entered {
	field?: ReadonlyArray<{ name?: unknown; direction?: unknown }>;
}

/** @throws InvalidValue for anything that the list does not offer */
function sortFields(entered: unknown, names: readonly string[]): SortField[] {
	const field = { displayName: 'Sort > Field', options: optionsFromNames(names) };
	const direction = { displayName: 'Sort > Direction', options: DIRECTIONS };
	return ((entered as Entered | undefined)?.field ?? []).map((row) => {
		const name = choice(field, row.name);
		if (name === undefined) throw new InvalidValue(field.displayName, 'choose one');
		return { name, direction: choice(direction, row.direction) ?? 'asc' };
	});
}
