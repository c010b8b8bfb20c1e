import type { INodeProperties } from 'n8n-workflow';
import type { ApsRequest } from '../../../shared/aps/client';
import { isoDateTime } from '../../values/isoDateTime';
import type { OperationRun } from '../operation';

export const contentFilters: INodeProperties = {
	displayName: 'Filters',
	name: 'filters',
	type: 'collection',
	placeholder: 'Add filter',
	default: {},
	options: [
		{
			displayName: 'Extension Types',
			name: 'extensionTypes',
			type: 'string',
			default: '',
			placeholder: 'e.g. items:autodesk.bim360:File',
			description: 'Only entries of these extension types, separated by commas',
		},
		{
			displayName: 'Include Hidden',
			name: 'includeHidden',
			type: 'boolean',
			default: false,
			description: 'Whether to return deleted folders and files too',
		},
		{
			displayName: 'Modified Since',
			name: 'modifiedSince',
			type: 'dateTime',
			default: '',
			description: 'Only entries in or below which something was modified at this time or later',
		},
		{
			displayName: 'Type',
			name: 'type',
			type: 'options',
			default: 'items',
			options: [
				{ name: 'Files', value: 'items' },
				{ name: 'Folders', value: 'folders' },
			],
			description: 'Only entries of this type',
		},
	],
};

interface ContentFilters {
	extensionTypes?: string;
	includeHidden?: boolean;
	modifiedSince?: string;
	type?: string;
}

export function contentQuery(run: OperationRun): ApsRequest['query'] {
	const { extensionTypes, includeHidden, modifiedSince, type } = run.param<ContentFilters>(
		'filters',
		{},
	);
	return {
		'filter[type]': type,
		'filter[extension.type]': extensionTypes || undefined,
		'filter[lastModifiedTimeRollup]-ge': isoDateTime(run, 'Modified Since', modifiedSince),
		includeHidden,
	};
}
