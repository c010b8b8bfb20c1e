import type { INodeProperties } from 'n8n-workflow';
import { InvalidValue } from '../../../values/invalidValue';

/** Operators of Data Management as they follow the closing bracket of a filter. */
const OPERATORS = [
	{ name: 'Contains', value: '-contains' },
	{ name: 'Ends With', value: '-ends' },
	{ name: 'Equals', value: '' },
	{ name: 'Greater Than', value: '-gt' },
	{ name: 'Greater Than or Equal', value: '-ge' },
	{ name: 'Less Than', value: '-lt' },
	{ name: 'Less Than or Equal', value: '-le' },
	{ name: 'Starts With', value: '-starts' },
];

/** Entry of Filters, for the many fields that have none of their own. */
export const conditions: INodeProperties = {
	displayName: 'Conditions',
	name: 'conditions',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	placeholder: 'Add Condition',
	default: {},
	description: 'Filters on any other field of the files',
	options: [
		{
			displayName: 'Condition',
			name: 'condition',
			values: [
				{
					displayName: 'Field',
					name: 'field',
					type: 'string',
					default: '',
					placeholder: 'e.g. versionNumber',
					description:
						'Field of the version or file as raw results show it, with dots between levels. The prefix <code>attributes.</code> may be left out.',
				},
				{
					displayName: 'Operator',
					name: 'operator',
					type: 'options',
					default: '',
					options: OPERATORS,
					description: 'How the field is compared with the value',
				},
				{
					displayName: 'Value',
					name: 'value',
					type: 'string',
					default: '',
					description:
						'What to compare with. Commas separate alternatives. Autodesk compares as text, in which 10 comes before 2.',
				},
			],
		},
	],
};

export interface Conditions {
	condition?: Array<{ field: string; operator: string; value: string }>;
}

/** @throws InvalidValue for a condition that is incomplete, or there twice */
export function conditionQuery({ condition = [] }: Conditions = {}): Record<string, string> {
	const query: Record<string, string> = {};
	for (const { field, operator, value } of condition) {
		const name = `filter[${fieldName(field)}]${operator}`;
		if (String(value).trim() === '') throw new InvalidValue('Value', `enter one for "${field}"`);
		if (name in query) {
			throw new InvalidValue(
				conditions.displayName,
				`"${field}" is there twice with the same operator; put alternatives into one value, separated by commas`,
			);
		}
		query[name] = String(value);
	}
	return query;
}

function fieldName(field: string): string {
	const name = String(field).trim();
	if (/^\w+(\.\w+)*$/.test(name)) return name;
	throw new InvalidValue('Field', `"${name}" is no field name, e.g. versionNumber`);
}
