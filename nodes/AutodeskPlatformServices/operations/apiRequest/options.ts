import { accountRegion } from '../../../fields/accountRegion';
import { optionalFileName } from '../../../fields/fileName';
import { outputField } from '../../../fields/outputField';
import { options } from '../../../parameters/collections';
import { defineParameter } from '../../../parameters/parameter';
import { read } from '../../../parameters/read';
import { queryJson } from './query';

export const region = {
	...accountRegion,
	description:
		'The region where the data is stored. It is sent in the headers that Autodesk’s services read it from: x-ads-region, Region or both.',
};

export const responseFormat = defineParameter({
	displayName: 'Response Format',
	name: 'responseFormat',
	type: 'options',
	default: 'auto',
	options: [
		{
			name: 'Automatic',
			value: 'auto',
			description: 'JSON and text become data, everything else a file',
		},
		{ name: 'File', value: 'file', description: 'The response is stored as a file, even JSON' },
		{ name: 'JSON', value: 'json', description: 'The response must be JSON' },
	],
	description: 'What the response becomes',
	read: read.choice,
});

export const fileField = {
	...outputField,
	required: undefined,
	hint: undefined,
	description: 'The name of the output binary field to put the file in',
};

export const fileName = {
	...optionalFileName,
	description: 'Name of the file in n8n. By default as the response names it.',
};

export const flattenJsonApi = defineParameter({
	displayName: 'Flatten JSON:API',
	name: 'flattenJsonApi',
	type: 'boolean',
	default: false,
	description:
		'Whether to return records of Data Management as flat objects: attributes next to the ID, and IDs of related records, such as parentId',
	read: read.boolean,
});

export const fullResponse = defineParameter({
	displayName: 'Include Response Headers and Status',
	name: 'fullResponse',
	type: 'boolean',
	default: false,
	description:
		'Whether to return one item with statusCode, headers and body. Only the first page of a list is read then.',
	read: read.boolean,
});

export const neverError = defineParameter({
	displayName: 'Never Error',
	name: 'neverError',
	type: 'boolean',
	default: false,
	description:
		'Whether to return a request that Autodesk refuses as an item with statusCode, headers and body, instead of an error',
	read: read.boolean,
});

export const repeatAfterFailure = defineParameter({
	displayName: 'Repeat After Failure',
	name: 'repeatAfterFailure',
	type: 'boolean',
	default: false,
	description:
		'Whether to repeat the request after a lost connection or a status from 500 up although it changes something. Turn it on only if doing it twice is harmless. GET and HEAD are always repeated, and so are requests that exceed a rate limit.',
	read: read.boolean,
});

const LONGEST_SECONDS = 600;
const USUAL_SECONDS = 60;

export const timeout = defineParameter({
	displayName: 'Timeout (Seconds)',
	name: 'timeout',
	type: 'number',
	typeOptions: { minValue: 1, maxValue: LONGEST_SECONDS },
	default: USUAL_SECONDS,
	description: 'How long to wait for a response',
	read: read.integer(1, LONGEST_SECONDS),
});

export const requestOptions = options([
	queryJson,
	region,
	responseFormat,
	fileField,
	fileName,
	flattenJsonApi,
	fullResponse,
	neverError,
	repeatAfterFailure,
	timeout,
]);
