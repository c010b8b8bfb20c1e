import type { INodeProperties } from 'n8n-workflow';
import { textField } from '../../../fields/textField';
import { InvalidValue } from '../../../values/invalidValue';
import { guid } from '../../../values/guid';
import { jsonList } from '../../../values/jsonList';
import { optionalText, requiredText } from '../../../values/text';
import type { OperationRun } from '../../../operations/operation';

/** A business unit as a person enters it. */
export interface UnitEntry {
	name: string;
	description?: string;
	/** Of an existing unit, or chosen for a new one. */
	id?: string;
	/**
	 * ID or path, e.g. `Europe/Germany`, or {@link TOP}. Missing: a unit named by its ID stays where it
	 * is, others are at the top.
	 */
	parent?: string;
}

/** In place of a parent: no unit above. */
export const TOP = '/';

/** The business units, one by one or as JSON. */
export const unitFields: INodeProperties[] = [
	{
		displayName: 'Specify Units',
		name: 'specifyUnits',
		type: 'options',
		options: [
			{ name: 'Using Fields Below', value: 'fields' },
			{ name: 'Using JSON', value: 'json' },
		],
		default: 'fields',
		description: 'How to enter the business units',
	},
	{
		displayName: 'Units',
		name: 'units',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true, sortable: true },
		placeholder: 'Add Unit',
		default: {},
		displayOptions: { show: { specifyUnits: ['fields'] } },
		description: 'The business units to create or change. A parent stands before its children.',
		options: [
			{
				displayName: 'Unit',
				name: 'unit',
				values: [
					textField('Name', 'name', 'e.g. Germany', 'Name of the business unit'),
					textField(
						'Parent',
						'parent',
						'e.g. Europe',
						'Path or ID of the unit above, e.g. <code>Europe/Germany</code>, or <code>/</code> for the top. Left empty, a unit given by its ID stays where it is, and others are at the top.',
					),
					textField('Description', 'description', 'e.g. Branches in Germany', 'What the unit is'),
					textField(
						'ID',
						'id',
						'e.g. 5b2e8f03-9c4a-4d17-8e6f-3a0b1c2d3e4f',
						'Of an existing unit, to rename or move it. Left empty, a unit with the same name and parent is changed, or a new one created.',
					),
				],
			},
		],
	},
	{
		displayName: 'Units (JSON)',
		name: 'unitsJson',
		type: 'json',
		default: '[\n\t{ "name": "Europe" },\n\t{ "name": "Germany", "parent": "Europe" }\n]',
		displayOptions: { show: { specifyUnits: ['json'] } },
		description:
			'List of objects with <code>name</code> and, if wanted, <code>parent</code> (path or ID of the unit above, <code>/</code> for the top), <code>description</code>, and the ID of an existing unit. Autodesk’s own <code>parent_id</code> works too. A parent stands before its children.',
	},
];

/** @throws InvalidValue */
export function unitEntries(run: OperationRun): UnitEntry[] {
	const isJson = run.param<string>('specifyUnits', 'fields') === 'json';
	const entered = isJson
		? jsonList('Units (JSON)', run.param<unknown>('unitsJson', []))
		: (run.param<{ unit?: object[] }>('units', {}).unit ?? []);
	const field = isJson ? 'Units (JSON)' : 'Units';
	if (entered.length === 0) throw new InvalidValue(field, 'add at least one business unit');
	return entered.map((unit) => unitEntry(field, unit));
}

function unitEntry(field: string, unit: unknown): UnitEntry {
	if (typeof unit !== 'object' || unit === null) {
		throw new InvalidValue(field, 'each unit is an object with a name');
	}
	const entered = unit as Readonly<Record<string, unknown>>;
	const { name, description, id, parent = entered.parent_id } = entered;
	const ownId = optionalText(`${field} > ID`, id, 255);
	return {
		name: requiredText(`${field} > Name`, name, 255),
		description: optionalText(`${field} > Description`, description, 1000),
		id: ownId && guid(`${field} > ID`, ownId),
		parent: optionalText(`${field} > Parent`, parent, 1000),
	};
}
