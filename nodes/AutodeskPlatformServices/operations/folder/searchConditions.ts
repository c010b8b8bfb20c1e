import type { INodeProperties } from 'n8n-workflow';
import { compositions } from '../../../../protocol/aps/names';
import { defineParameter } from '../../../parameters/parameter';
import { choice } from '../../../values/choice';
import { InvalidValue } from '../../../values/invalidValue';

const field: INodeProperties = {
	displayName: 'Field',
	name: 'field',
	type: 'string',
	default: '',
	placeholder: 'e.g. versionNumber',
	description:
		'Field of the version or file as raw results show it, with dots between levels. You may leave out the prefix <code>attributes.</code>.',
};

/** The values follow the closing bracket of a filter. */
const operator: INodeProperties = {
	displayName: 'Operator',
	name: 'operator',
	type: 'options',
	default: '',
	options: [
		{ name: 'Contains', value: '-contains' },
		{ name: 'Ends With', value: '-ends' },
		{ name: 'Equals', value: '' },
		{ name: 'Greater Than', value: '-gt' },
		{ name: 'Greater Than or Equal', value: '-ge' },
		{ name: 'Less Than', value: '-lt' },
		{ name: 'Less Than or Equal', value: '-le' },
		{ name: 'Starts With', value: '-starts' },
	],
	description: 'How the field is compared with the value',
};

const value: INodeProperties = {
	displayName: 'Value',
	name: 'value',
	type: 'string',
	default: '',
	description:
		'What to compare with. Commas separate alternatives. Autodesk compares as text, which puts 10 before 2.',
};

/** These compare with one value; the others accept alternatives. */
const ORDERING = new Set(['-gt', '-ge', '-lt', '-le']);

/** Entry of Filters, for the many fields without a filter of their own. */
export const conditions = defineParameter({
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
			values: [field, operator, value],
		},
	],
	mergeInto: 'query',
	read: (entered, { displayName }) => conditionQuery(displayName, conditionsIn(entered)),
});

interface Condition {
	field: string;
	/** An expression may return anything. */
	operator: unknown;
	value: string;
}

function conditionsIn(entered: unknown): Condition[] {
	return (entered as { condition?: Condition[] } | undefined)?.condition ?? [];
}

/** @throws InvalidValue for a condition that is incomplete, or that appears twice */
function conditionQuery(label: string, entered: readonly Condition[]): Record<string, string[]> {
	const query: Record<string, string[]> = {};
	for (const condition of entered) {
		const comparison = choice(operator, condition.operator) ?? '';
		const name = `filter[${fieldName(condition.field)}]${comparison}`;
		const text = String(condition.value);
		if (text.trim() === '') {
			throw new InvalidValue(value.displayName, `enter one for "${condition.field}"`);
		}
		if (name in query) {
			throw new InvalidValue(
				label,
				`"${condition.field}" appears twice with the same operator; put alternatives into one value, separated by commas`,
			);
		}
		query[name] = ORDERING.has(comparison) ? [text] : compositions(text);
	}
	return query;
}

function fieldName(entered: string): string {
	const name = String(entered).trim();
	if (/^\w+(\.\w+)*$/.test(name)) return name;
	throw new InvalidValue(field.displayName, `"${name}" is not a field name, e.g. versionNumber`);
}
