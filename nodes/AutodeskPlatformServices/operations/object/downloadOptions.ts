import type { INodeProperties } from 'n8n-workflow';
import type { ApsRequest } from '../../../../protocol/aps/request';
import type { CustomJson } from '../../../fields/customJson';
import { boolean } from '../../../values/boolean';
import { headerText } from '../../../values/headerText';
import { isoDateTime } from '../../../values/isoDateTime';
import { plainText } from '../../../values/plainText';
import type { OperationRun } from '../../../operations/operation';
import { minutesExpiration, minutesExpirationOption } from './minutesExpiration';

export const downloadOptions: readonly INodeProperties[] = [
	minutesExpirationOption,
	{
		displayName: 'If Modified Since',
		name: 'ifModifiedSince',
		type: 'dateTime',
		default: '',
		description:
			'Return the status <code>notModified</code> instead of a URL when the object has not changed since',
	},
	{
		displayName: 'If None Match',
		name: 'ifNoneMatch',
		type: 'string',
		default: '',
		description:
			'ETag of a copy at hand, its SHA-1. Return the status <code>notModified</code> instead of a URL when the object is still the same.',
	},
	{
		displayName: 'Response Cache Control',
		name: 'responseCacheControl',
		type: 'string',
		default: '',
		placeholder: 'e.g. no-store',
		description: 'The Cache-Control header of the download, in place of the stored one',
	},
	{
		displayName: 'Response Content Disposition',
		name: 'responseContentDisposition',
		type: 'string',
		default: '',
		placeholder: 'e.g. attachment; filename="A-101.dwg"',
		description: 'The Content-Disposition header of the download, in place of the stored one',
	},
	{
		displayName: 'Response Content Type',
		name: 'responseContentType',
		type: 'string',
		default: '',
		placeholder: 'e.g. application/pdf',
		description: 'The Content-Type header of the download, in place of the stored one',
	},
	{
		displayName: 'Single URL',
		name: 'publicResourceFallback',
		type: 'boolean',
		default: true,
		description:
			'Whether to return one URL of OSS (status <code>fallback</code>), not a list of URLs by byte range (status <code>chunked</code>), while a new object is still being put together',
	},
	{
		displayName: 'Use CDN',
		name: 'useCdn',
		type: 'boolean',
		default: true,
		description: 'Whether to return a URL of the content delivery network, which may be nearer',
	},
];

export interface DownloadOptions extends CustomJson {
	ifModifiedSince?: unknown;
	ifNoneMatch?: unknown;
	minutesUntilExpiration?: unknown;
	publicResourceFallback?: unknown;
	responseCacheControl?: unknown;
	responseContentDisposition?: unknown;
	responseContentType?: unknown;
	useCdn?: unknown;
}

/** @throws InvalidValue */
export function downloadQuery(options: DownloadOptions): ApsRequest['query'] {
	return {
		minutesExpiration: minutesExpiration(options.minutesUntilExpiration),
		'response-cache-control': header('Response Cache Control', options.responseCacheControl),
		'response-content-disposition': header(
			'Response Content Disposition',
			options.responseContentDisposition,
		),
		'response-content-type': header('Response Content Type', options.responseContentType),
		'public-resource-fallback': boolean('Single URL', options.publicResourceFallback),
		useCdn: boolean('Use CDN', options.useCdn),
	};
}

/** Sent as a query parameter, so any character will do. */
function header(field: string, value: unknown): string | undefined {
	return plainText(field, value).trim() || undefined;
}

/** @throws InvalidValue */
export function downloadHeaders(
	run: OperationRun,
	options: DownloadOptions,
): Record<string, string> {
	const since = isoDateTime(run, 'If Modified Since', options.ifModifiedSince);
	const eTag = headerText('If None Match', options.ifNoneMatch);
	return {
		// HTTP writes its dates the old way.
		...(since ? { 'If-Modified-Since': new Date(since).toUTCString() } : {}),
		...(eTag ? { 'If-None-Match': eTag } : {}),
	};
}
