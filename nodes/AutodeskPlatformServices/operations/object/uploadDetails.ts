import { customBody } from '../../../fields/customBody';
import { additionalFields } from '../../../parameters/collections';
import type { Entry } from '../../../parameters/parameter';
import { read } from '../../../parameters/read';
import { textList } from '../../../values/textList';
import { userDefinedMetadata } from './userDefinedMetadata';

/** What OSS stores with an object. */
export const storedDetails: readonly Entry[] = [
	{
		displayName: 'Cache Control',
		name: 'cacheControl',
		type: 'string',
		default: '',
		placeholder: 'e.g. no-store',
		description: 'The Cache-Control header to store for downloads',
		header: 'x-ads-meta-Cache-Control',
		read: read.headerText,
	},
	{
		displayName: 'Content Disposition',
		name: 'contentDisposition',
		type: 'string',
		default: '',
		placeholder: 'e.g. attachment; filename="A-101.dwg"',
		description: 'The Content-Disposition header to store for downloads',
		header: 'x-ads-meta-Content-Disposition',
		read: read.headerText,
	},
	{
		displayName: 'Content Encoding',
		name: 'contentEncoding',
		type: 'string',
		default: '',
		placeholder: 'e.g. gzip',
		description: 'The Content-Encoding header to store for downloads',
		header: 'x-ads-meta-Content-Encoding',
		read: read.headerText,
	},
	{
		displayName: 'Content Type',
		name: 'contentType',
		type: 'string',
		default: '',
		placeholder: 'e.g. application/pdf',
		description: 'The media type of the object, application/octet-stream by default',
		header: 'x-ads-meta-Content-Type',
		read: read.headerText,
	},
	userDefinedMetadata,
	customBody,
];

/** What can be said about the object when its upload is completed. */
export const uploadDetails = additionalFields([
	...storedDetails,
	{
		displayName: 'ETags',
		name: 'eTags',
		type: 'string',
		default: '',
		placeholder: 'e.g. "9bb58f26192e4ba00f01e2e7b136bbd8"',
		description:
			'The ETags of all parts as returned by S3, in order and separated by commas, or a list from an expression. OSS then checks that these are the parts it has.',
		body: 'eTags',
		read(entered) {
			const eTags = textList(entered);
			return eTags.length > 0 ? eTags : undefined;
		},
	},
	{
		displayName: 'Size (Bytes)',
		name: 'size',
		type: 'number',
		typeOptions: { minValue: 0 },
		default: 0,
		description:
			'Size of the whole object. OSS then checks that everything arrived; without it a missing part goes unnoticed.',
		body: 'size',
		read: read.integer(0, Number.MAX_SAFE_INTEGER),
	},
]);
