import type { INodeProperties } from 'n8n-workflow';
import type { UploadContent } from '../../../transfer/putToSignedUrl';
import { InvalidValue } from '../../../values/invalidValue';
import { isNoText } from '../../../values/isNoText';
import type { OperationRun } from '../../../operations/operation';

/** How large the pieces are in which n8n hands out a stored file, in bytes. */
const CHUNK_SIZE = 1024 * 1024;

/** What to upload: a binary field of the item, or something typed or computed. */
export const uploadContentFields: readonly INodeProperties[] = [
	{
		displayName: 'Content From',
		name: 'contentFrom',
		type: 'options',
		default: 'binary',
		options: [
			{ name: 'Binary Field', value: 'binary', description: 'A file that the input item carries' },
			{ name: 'JSON', value: 'json', description: 'A JSON value, uploaded as a JSON file' },
			{ name: 'Text', value: 'text', description: 'A text, uploaded as a file in UTF-8' },
		],
		description: 'Where the content to upload comes from',
	},
	{
		displayName: 'Input Data Field Name',
		name: 'binaryPropertyName',
		type: 'string',
		required: true,
		default: 'data',
		hint: 'The name of the input field containing the file data to be uploaded',
		displayOptions: { show: { contentFrom: ['binary'] } },
	},
	{
		displayName: 'JSON',
		name: 'json',
		type: 'json',
		required: true,
		default: '{}',
		description: 'The JSON value to upload',
		displayOptions: { show: { contentFrom: ['json'] } },
	},
	{
		displayName: 'Text',
		name: 'text',
		type: 'string',
		typeOptions: { rows: 4 },
		default: '',
		description: 'The text to upload. Left empty, the file is empty.',
		displayOptions: { show: { contentFrom: ['text'] } },
	},
];

/** @throws InvalidValue, or n8n's own error when the item has no such binary field */
export async function uploadContent(run: OperationRun): Promise<UploadContent> {
	switch (run.param<string>('contentFrom', 'binary')) {
		case 'text':
			return contentOf(Buffer.from(plainText(run.param<unknown>('text', ''))));
		case 'json':
			return contentOf(Buffer.from(jsonText(run.param<unknown>('json', ''))));
		default:
			return await binaryContent(run);
	}
}

async function binaryContent({ ctx, itemIndex, param }: OperationRun): Promise<UploadContent> {
	const file = ctx.helpers.assertBinaryData(itemIndex, param<string>('binaryPropertyName', 'data'));
	const { id } = file;
	// Without an id n8n keeps the file in memory itself.
	if (!id) return contentOf(Buffer.from(file.data, 'base64'));
	const { fileSize } = await ctx.helpers.getBinaryMetadata(id);
	return {
		size: fileSize,
		open: async () => await ctx.helpers.getBinaryStream(id, CHUNK_SIZE),
	};
}

function contentOf(bytes: Buffer): UploadContent {
	return { size: bytes.length, open: async () => bytes };
}

/** Nothing is an empty text. */
function plainText(value: unknown): string {
	if (!isNoText(value)) return String(value ?? '');
	throw new InvalidValue(
		'Text',
		'this is an object or a list; choose JSON under Content From to upload it',
	);
}

/** Text as it was typed, a value from an expression as compact JSON. */
function jsonText(value: unknown): string {
	if (value === undefined) throw new InvalidValue('JSON', 'enter a JSON value');
	if (typeof value !== 'string') return JSON.stringify(value);
	try {
		JSON.parse(value);
		return value;
	} catch (error) {
		const { message } = error as SyntaxError;
		throw invalidJson(message);
	}
}

function invalidJson(message: string): InvalidValue {
	return new InvalidValue('JSON', `this is not valid JSON: ${message}`);
}
