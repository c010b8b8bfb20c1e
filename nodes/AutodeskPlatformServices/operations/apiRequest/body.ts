import type { INodeProperties } from 'n8n-workflow';
import type { ApsRequest, HttpMethod } from '../../../../protocol/aps/request';
import type { OperationRun } from '../../../operations/operation';
import { defineParameter } from '../../../parameters/parameter';
import { read } from '../../../parameters/read';
import { valueOf } from '../../../parameters/values';
import { InvalidValue } from '../../../values/invalidValue';
import { parseJson } from '../../../values/json';
import { inputFile } from './inputFile';
import { formParts, multipart } from './multipart';
import { WITH_BODY } from './method';
import { namedValues, namedValuesField } from './namedValues';

const bodyType = defineParameter({
	displayName: 'Body',
	name: 'bodyType',
	type: 'options',
	default: 'none',
	options: [
		{
			name: 'Binary File',
			value: 'binary',
			description: 'A file of the input item, up to 100 MiB',
		},
		{ name: 'Form (Multipart)', value: 'multipart', description: 'Texts and files as form data' },
		{ name: 'Form (URL-Encoded)', value: 'form', description: 'Names and values' },
		{ name: 'JSON', value: 'json', description: 'JSON, for Data Management as JSON:API' },
		{ name: 'None', value: 'none', description: 'No body' },
	],
	description: 'What to send',
	displayOptions: { show: { method: [...WITH_BODY] } },
	read: read.choice,
});

const jsonBody = defineParameter({
	displayName: 'JSON Body',
	name: 'jsonBody',
	type: 'json',
	typeOptions: { rows: 8 },
	required: true,
	default: '{}',
	description: 'The body as JSON, or an expression that returns an object or a list',
	displayOptions: shownFor('json'),
	read(entered, { displayName }): Pick<ApsRequest, 'body' | 'content'> {
		if (entered === undefined || entered === '') {
			throw new InvalidValue(displayName, 'enter JSON, e.g. { "name": "value" }');
		}
		const text = typeof entered === 'string' ? entered : JSON.stringify(entered);
		const value = parseJson(displayName, text);
		const body = typeof value === 'object' && value !== null ? value : undefined;
		// As written: numbers may be longer than JavaScript's.
		return { body, content: { bytes: text } };
	},
});

const formFields = namedValuesField(
	{
		displayName: 'Form Fields',
		name: 'formFields',
		description: 'The fields of the form',
		displayOptions: shownFor('form'),
	},
	'Form Field',
);

const inputField = defineParameter({
	displayName: 'Input Data Field Name',
	name: 'inputDataFieldName',
	type: 'string',
	required: true,
	default: 'data',
	hint: 'The name of the input field containing the file data to be sent',
	displayOptions: shownFor('binary'),
	read: read.text(),
});

export const bodyFields: INodeProperties[] = [
	bodyType,
	jsonBody,
	formFields,
	formParts,
	inputField,
].map((field) =>
	field === formParts ? { ...field, displayOptions: shownFor('multipart') } : field,
);

function shownFor(type: string): NonNullable<INodeProperties['displayOptions']> {
	return { show: { method: [...WITH_BODY], bodyType: [type] } };
}

/** @throws InvalidValue, or n8n's own error when the item has no such file */
export async function enteredBody(
	run: OperationRun,
	method: HttpMethod,
): Promise<Pick<ApsRequest, 'body' | 'content'>> {
	if (!WITH_BODY.includes(method)) return {};
	switch (valueOf(run, bodyType)) {
		case 'json':
			return valueOf(run, jsonBody);
		case 'form':
			return { content: urlEncoded(run) };
		case 'multipart':
			return { content: await multipart(run) };
		case 'binary':
			return { content: await binary(run) };
		default:
			return {};
	}
}

function urlEncoded(run: OperationRun) {
	const form = new URLSearchParams();
	for (const { name, value } of namedValues(run, formFields)) form.append(name, value);
	return { type: 'application/x-www-form-urlencoded', bytes: form.toString() };
}

async function binary(run: OperationRun) {
	const { bytes, type } = await inputFile(run, valueOf(run, inputField) ?? 'data');
	return { type, bytes };
}
