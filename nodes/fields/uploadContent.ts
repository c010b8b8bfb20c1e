import type { IBinaryData } from 'n8n-workflow';
import { defineParameter } from '../parameters/parameter';
import type { Run } from '../parameters/run';
import { valueOf } from '../parameters/values';
import type { UploadContent } from '../transfer/content';
import { InvalidValue } from '../values/invalidValue';
import { isNoText } from '../values/isNoText';
import { parseJson } from '../values/json';
import { plainText } from '../values/plainText';
import type { OperationRun } from '../operations/operation';

/** Size of the chunks in which n8n streams a stored file, in bytes. */
const CHUNK_SIZE = 1024 * 1024;

const contentFrom = defineParameter({
	displayName: 'Content From',
	name: 'contentFrom',
	type: 'options',
	default: 'binary',
	options: [
		{
			name: 'Binary Field',
			value: 'binary',
			description: 'A file in the input item',
		},
		{
			name: 'JSON',
			value: 'json',
			description: 'A JSON value, uploaded as a JSON file',
		},
		{
			name: 'Text',
			value: 'text',
			description: 'A text, uploaded as a UTF-8 file',
		},
	],
	description: 'Where the content to upload comes from',
	read: (entered) => entered ?? 'binary',
});

export const binaryField = defineParameter({
	displayName: 'Input Data Field Name',
	name: 'binaryPropertyName',
	type: 'string',
	required: true,
	default: 'data',
	hint: 'The name of the input field containing the file data to be uploaded',
	displayOptions: { show: { contentFrom: ['binary'] } },
	read: (entered, { displayName }) => plainText(displayName, entered ?? 'data'),
});

/** Typed JSON stays as it is; a value from an expression becomes compact JSON. */
const json = defineParameter({
	displayName: 'JSON',
	name: 'json',
	type: 'json',
	required: true,
	default: '{}',
	description: 'The JSON value to upload',
	displayOptions: { show: { contentFrom: ['json'] } },
	read(entered, { displayName }) {
		if (entered === undefined) throw new InvalidValue(displayName, 'enter a JSON value');
		if (typeof entered !== 'string') return JSON.stringify(entered);
		parseJson(displayName, entered);
		return entered;
	},
});

const text = defineParameter({
	displayName: 'Text',
	name: 'text',
	type: 'string',
	typeOptions: { rows: 4 },
	default: '',
	description: 'The text to upload. Leave it empty to upload an empty file.',
	displayOptions: { show: { contentFrom: ['text'] } },
	read(entered, { displayName }) {
		if (!isNoText(entered)) return String(entered ?? '');
		throw new InvalidValue(
			displayName,
			'this is an object or a list; choose JSON under Content From to upload it',
		);
	},
});

/** What to upload: a binary field of the item, a text or JSON. */
export const uploadContentFields = [contentFrom, binaryField, json, text];

/** @throws InvalidValue, or n8n's own error when the item has no such binary field */
export async function uploadContent(run: OperationRun): Promise<UploadContent> {
	switch (valueOf(run, contentFrom)) {
		case 'text':
			return contentOf(Buffer.from(valueOf(run, text)));
		case 'json':
			return contentOf(Buffer.from(enteredJson(run)));
		default:
			return await binaryContent(run);
	}
}

/** Not `valueOf`, for which null is an empty field: here it is a JSON value. */
function enteredJson(run: OperationRun): string {
	return json.read(run.param<unknown>(json.name, ''), json, run);
}

/** @returns the name of the binary file; undefined for text, JSON and a file without a name */
export function nameOfContent(run: Run): string | undefined {
	if (valueOf(run, contentFrom) !== 'binary') return undefined;
	const { ctx, itemIndex } = run;
	return ctx.helpers.assertBinaryData(itemIndex, valueOf(run, binaryField)).fileName;
}

/** @returns the media type of the binary file, that of text or JSON; undefined if n8n knows none */
export function mimeTypeOfContent(run: Run): string | undefined {
	const from = valueOf(run, contentFrom);
	if (from === 'json') return 'application/json';
	if (from === 'text') return 'text/plain; charset=utf-8';
	const { ctx, itemIndex } = run;
	const { mimeType } = ctx.helpers.assertBinaryData(itemIndex, valueOf(run, binaryField));
	return /^[\x20-\x7e]+$/.test(mimeType) ? mimeType : undefined;
}

async function binaryContent(run: OperationRun): Promise<UploadContent> {
	const { helpers } = run.ctx;
	const file = helpers.assertBinaryData(run.itemIndex, valueOf(run, binaryField));
	return await contentOfFile(helpers, file);
}

/** The content of a file in n8n's binary data store. */
export async function contentOfFile(
	helpers: OperationRun['ctx']['helpers'],
	file: IBinaryData,
): Promise<UploadContent> {
	const { id } = file;
	// Without an ID n8n keeps the file in memory.
	if (!id) return { ...contentOf(Buffer.from(file.data, 'base64')), label: file.fileName };
	const { fileSize } = await helpers.getBinaryMetadata(id);
	return {
		size: fileSize,
		label: file.fileName,
		fingerprint: id,
		open: async () => await helpers.getBinaryStream(id, CHUNK_SIZE),
	};
}

function contentOf(bytes: Buffer): UploadContent {
	return { size: bytes.length, open: async () => bytes };
}
