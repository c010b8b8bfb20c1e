import type { INodeProperties } from 'n8n-workflow';
import type { CustomJson } from '../../../fields/customJson';
import { InvalidValue } from '../../../values/invalidValue';
import { headerText } from '../../../values/headerText';
import { jsonObject } from '../../../values/jsonObject';
import { textList } from '../../../values/textList';

/** OSS keeps less than this of an app's own metadata, in bytes. */
const METADATA_BYTES = 100;

export const completeOptions: readonly INodeProperties[] = [
	{
		displayName: 'Cache Control',
		name: 'cacheControl',
		type: 'string',
		default: '',
		placeholder: 'e.g. no-store',
		description: 'The Cache-Control header to store for downloads',
	},
	{
		displayName: 'Content Disposition',
		name: 'contentDisposition',
		type: 'string',
		default: '',
		placeholder: 'e.g. attachment; filename="A-101.dwg"',
		description: 'The Content-Disposition header to store for downloads',
	},
	{
		displayName: 'Content Encoding',
		name: 'contentEncoding',
		type: 'string',
		default: '',
		placeholder: 'e.g. gzip',
		description: 'The Content-Encoding header to store for downloads',
	},
	{
		displayName: 'Content Type',
		name: 'contentType',
		type: 'string',
		default: '',
		placeholder: 'e.g. application/pdf',
		description: 'The media type of the object, by default application/octet-stream',
	},
	{
		displayName: 'ETags',
		name: 'eTags',
		type: 'string',
		default: '',
		placeholder: 'e.g. "9bb58f26192e4ba00f01e2e7b136bbd8"',
		description:
			'The ETags of all parts as S3 answered them, in order and separated by commas, or a list from an expression. OSS then checks that the parts are these.',
	},
	{
		displayName: 'Size (Bytes)',
		name: 'size',
		type: 'number',
		typeOptions: { minValue: 0 },
		default: 0,
		description:
			'Size of the whole object. OSS then checks that everything arrived; without it a missing part goes unnoticed.',
	},
	{
		displayName: 'User-Defined Metadata (JSON)',
		name: 'userDefinedMetadata',
		type: 'json',
		default: '{}',
		description: `A JSON object of the app's own, kept with the object. Less than ${METADATA_BYTES} bytes.`,
	},
];

export interface CompleteOptions extends CustomJson {
	cacheControl?: unknown;
	contentDisposition?: unknown;
	contentEncoding?: unknown;
	contentType?: unknown;
	eTags?: unknown;
	size?: unknown;
	userDefinedMetadata?: unknown;
}

/** @throws InvalidValue */
export function completeHeaders(options: CompleteOptions): Record<string, string> {
	const headers = {
		'x-ads-meta-Cache-Control': headerText('Cache Control', options.cacheControl),
		'x-ads-meta-Content-Disposition': headerText('Content Disposition', options.contentDisposition),
		'x-ads-meta-Content-Encoding': headerText('Content Encoding', options.contentEncoding),
		'x-ads-meta-Content-Type': headerText('Content Type', options.contentType),
		'x-ads-user-defined-metadata': metadata(options.userDefinedMetadata),
	};
	const entries = Object.entries(headers).filter(([, value]) => value !== undefined);
	return Object.fromEntries(entries) as Record<string, string>;
}

/** @returns undefined when there are none, for no check */
export function listOfETags(value: unknown): string[] | undefined {
	const eTags = textList(value);
	return eTags.length > 0 ? eTags : undefined;
}

function metadata(value: unknown): string | undefined {
	const field = 'User-Defined Metadata (JSON)';
	const object = jsonObject(field, value);
	if (object === undefined || Object.keys(object).length === 0) return undefined;
	// Headers are ASCII; JSON can write everything else as escapes.
	const text = JSON.stringify(object).replace(
		/[\u007f-\uffff]/g,
		(character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
	);
	if (text.length < METADATA_BYTES) return text;
	throw new InvalidValue(
		field,
		`use less than ${METADATA_BYTES} bytes as JSON; these are ${text.length}`,
	);
}
