import { isJsonObject, objectsIn } from '../../../../protocol/json';
import type { OperationRun } from '../../../operations/operation';
import { defineParameter } from '../../../parameters/parameter';
import { read } from '../../../parameters/read';
import { valueOf } from '../../../parameters/values';
import { InvalidValue } from '../../../values/invalidValue';
import { jsonObject } from '../../../values/jsonObject';

export const specifyAttributes = defineParameter({
	displayName: 'Specify Attributes',
	name: 'specifyAttributes',
	type: 'options',
	default: 'fields',
	options: [
		{ name: 'Using Fields Below', value: 'fields' },
		{ name: 'Using JSON', value: 'json' },
	],
	description: 'How to enter the attributes',
	read: read.choice,
});

export const attributesField = defineParameter({
	displayName: 'Attributes',
	name: 'attributes',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	placeholder: 'Add Attribute',
	default: {},
	description:
		'What to set. To clear an attribute, add it without a value and turn on Options > Clear Empty Fields.',
	displayOptions: { show: { specifyAttributes: ['fields'] } },
	options: [
		{
			displayName: 'Attribute',
			name: 'attribute',
			values: [
				{
					displayName: 'Name',
					name: 'name',
					type: 'string',
					default: '',
					placeholder: 'e.g. Discipline',
					description: 'Name of the attribute, as Docs shows it',
				},
				{
					displayName: 'Value',
					name: 'value',
					type: 'string',
					default: '',
					placeholder: 'e.g. Architecture',
					description: 'A text, a date such as 2026-03-31, or one of the values of a list',
				},
			],
		},
	],
	read: (entered) => objectsIn(isJsonObject(entered) ? entered.attribute : entered),
});

export const attributesJson = defineParameter({
	displayName: 'Attributes (JSON)',
	name: 'attributesJson',
	type: 'json',
	default: '{ "Discipline": "Architecture" }',
	description: 'Values by the name of the attribute. The value null clears it.',
	displayOptions: { show: { specifyAttributes: ['json'] } },
	read: read.by(jsonObject),
});

/** An attribute to set; without a value, to clear. */
interface EnteredAttribute {
	/** Label of the field, for errors. */
	field: string;
	name: string;
	value: unknown;
}

/**
 * What was entered.
 *
 * @param clearsEmpty whether an empty value clears an attribute; otherwise, it is left out
 * @throws InvalidValue
 */
export function enteredAttributes(run: OperationRun, clearsEmpty: boolean): EnteredAttribute[] {
	const isJson = valueOf(run, specifyAttributes) === 'json';
	const { displayName: field } = isJson ? attributesJson : attributesField;
	const entered = isJson
		? Object.entries(valueOf(run, attributesJson) ?? {}).map(([name, value]) => ({ name, value }))
		: valueOf(run, attributesField).map(({ name, value }) => ({ name: String(name ?? ''), value }));
	const named = entered.filter(({ name, value }) => name.trim() !== '' || !isEmpty(value));
	if (named.length === 0) throw new InvalidValue(field, 'enter at least one attribute');
	const names = named.map(({ name }) => name.trim().toLowerCase());
	for (const [index, name] of names.entries()) {
		if (name === '') throw new InvalidValue(field, 'enter the name of each attribute');
		if (names.indexOf(name) !== index) {
			throw new InvalidValue(field, `"${named[index].name}" is listed twice`);
		}
	}
	return named
		.filter(({ value }) => !isEmpty(value) || clearsEmpty || (isJson && value === null))
		.map(({ name, value }) => ({ field, name, value }));
}

function isEmpty(value: unknown): boolean {
	return value === undefined || value === null || String(value).trim() === '';
}
