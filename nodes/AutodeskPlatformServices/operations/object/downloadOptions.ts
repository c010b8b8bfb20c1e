import { customQuery } from '../../../fields/customQuery';
import { options } from '../../../parameters/collections';
import { read } from '../../../parameters/read';
import { minutesExpiration } from './minutesExpiration';
import { useCdn } from './useCdn';

export const downloadOptions = options([
	customQuery,
	minutesExpiration,
	{
		displayName: 'If Modified Since',
		name: 'ifModifiedSince',
		type: 'dateTime',
		default: '',
		description:
			'Return the status <code>notModified</code> instead of a URL if the object has not changed since',
		header: 'If-Modified-Since',
		read: read.httpDate,
	},
	{
		displayName: 'If None Match',
		name: 'ifNoneMatch',
		type: 'string',
		default: '',
		description:
			'ETag (SHA-1) of the copy you have. Return the status <code>notModified</code> instead of a URL if the object is still the same.',
		header: 'If-None-Match',
		read: read.headerText,
	},
	{
		displayName: 'Response Cache Control',
		name: 'responseCacheControl',
		type: 'string',
		default: '',
		placeholder: 'e.g. no-store',
		description: 'The Cache-Control header of the download, instead of the stored one',
		query: 'response-cache-control',
		read: read.text(),
	},
	{
		displayName: 'Response Content Disposition',
		name: 'responseContentDisposition',
		type: 'string',
		default: '',
		placeholder: 'e.g. attachment; filename="A-101.dwg"',
		description: 'The Content-Disposition header of the download, instead of the stored one',
		query: 'response-content-disposition',
		read: read.text(),
	},
	{
		displayName: 'Response Content Type',
		name: 'responseContentType',
		type: 'string',
		default: '',
		placeholder: 'e.g. application/pdf',
		description: 'The Content-Type header of the download, instead of the stored one',
		query: 'response-content-type',
		read: read.text(),
	},
	{
		displayName: 'Single URL',
		name: 'publicResourceFallback',
		type: 'boolean',
		default: true,
		description:
			'Whether to return one URL of OSS (status <code>fallback</code>) while a new object is still being assembled, instead of a list of URLs by byte range (status <code>chunked</code>)',
		query: 'public-resource-fallback',
		read: read.boolean,
	},
	useCdn,
]);
