import type { INodeProperties } from 'n8n-workflow';
import { InvalidValue } from '../../../values/invalidValue';
import { jsonList } from '../../../values/jsonList';
import { defineParameter } from '../../../parameters/parameter';
import type { Parameter } from '../../../parameters/parameter';
import { read } from '../../../parameters/read';
import type { Run } from '../../../parameters/run';

/** A business unit as entered by the user. */
export interface UnitEntry {
	name: string;
	description?: string;
	/** Of an existing unit, or chosen for a new one. */
	id?: string;
	/**
	 * ID or path, e.g. `Europe/Germany`, or {@link TOP}. If missing, a unit with an ID stays where it is;
	 * others go to the top.
	 */
	parent?: string;
}

/** Instead of a parent: the top level. */
export const TOP = '/';

/** The parts of one unit. */
const unitParts = {
	name: defineParameter({
		displayName: 'Name',
		name: 'name',
		type: 'string',
		default: '',
		placeholder: 'e.g. Germany',
		description: 'Name of the business unit',
		read: read.requiredText(255),
	}),
	parent: defineParameter({
		displayName: 'Parent',
		name: 'parent',
		type: 'string',
		default: '',
		placeholder: 'e.g. Europe',
		description:
			'Path or ID of the unit above, e.g. <code>Europe/Germany</code>, or <code>/</code> for the top. If empty, a unit with an ID stays where it is, and others go to the top.',
		read: read.text(1000),
	}),
	description: defineParameter({
		displayName: 'Description',
		name: 'description',
		type: 'string',
		default: '',
		placeholder: 'e.g. Branches in Germany',
		description: 'Description of the unit',
		read: read.text(1000),
	}),
	id: defineParameter({
		displayName: 'ID',
		name: 'id',
		type: 'string',
		default: '',
		placeholder: 'e.g. 5b2e8f03-9c4a-4d17-8e6f-3a0b1c2d3e4f',
		description:
			'ID of an existing unit, to rename or move it. If empty, the unit with the same name and parent is updated, or a new one is created.',
		read: read.guid,
	}),
};

const units: INodeProperties = {
	displayName: 'Units',
	name: 'units',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true, sortable: true },
	placeholder: 'Add Unit',
	default: {},
	displayOptions: { show: { specifyUnits: ['fields'] } },
	description: 'The business units to create or change. List parents before their children.',
	options: [
		{
			displayName: 'Unit',
			name: 'unit',
			values: Object.values(unitParts),
		},
	],
};

const unitsJson: INodeProperties = {
	displayName: 'Units (JSON)',
	name: 'unitsJson',
	type: 'json',
	default: '[\n\t{ "name": "Europe" },\n\t{ "name": "Germany", "parent": "Europe" }\n]',
	displayOptions: { show: { specifyUnits: ['json'] } },
	description:
		'List of objects with <code>name</code> and, optionally, <code>parent</code> (path or ID of the unit above, <code>/</code> for the top), <code>description</code>, and the ID of an existing unit. Autodesk’s own <code>parent_id</code> also works. List parents before their children.',
};

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
	units,
	unitsJson,
];

/** @throws InvalidValue */
export function unitEntries(run: Run): UnitEntry[] {
	const isJson = run.param<string>('specifyUnits', 'fields') === 'json';
	const { displayName: field } = isJson ? unitsJson : units;
	const entered = isJson
		? jsonList(field, run.param<unknown>('unitsJson', []))
		: (run.param<{ unit?: object[] }>('units', {}).unit ?? []);
	if (entered.length === 0) throw new InvalidValue(field, 'add at least one business unit');
	return entered.map((unit) => unitEntry(run, field, unit));
}

function unitEntry(run: Run, field: string, unit: unknown): UnitEntry {
	if (typeof unit !== 'object' || unit === null) {
		throw new InvalidValue(field, 'each unit must be an object with a name');
	}
	const { name, description, id, parent, parent_id }: Readonly<Record<string, unknown>> = {
		...unit,
	};
	const part = <Value>(parameter: Parameter<Value>, entered: unknown) =>
		parameter.read(
			entered,
			{ ...parameter, displayName: `${field} > ${parameter.displayName}` },
			run,
		);
	return {
		name: part(unitParts.name, name),
		description: part(unitParts.description, description),
		id: part(unitParts.id, id),
		parent: part(unitParts.parent, parent ?? parent_id),
	};
}
