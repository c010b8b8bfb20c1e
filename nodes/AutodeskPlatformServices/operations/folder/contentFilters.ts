import type { INodeProperties } from 'n8n-workflow';
import type { ApsRequest } from '../../../../protocol/aps/request';
import { customQuery, withCustomQuery } from '../../../fields/customJson';
import type { CustomJson } from '../../../fields/customJson';
import { boolean } from '../../../values/boolean';
import { isoDateTime } from '../../../values/isoDateTime';
import { textList } from '../../../values/textList';
import { urnList } from '../../../values/urnList';
import type { OperationRun } from '../../../operations/operation';

export const contentFilters: INodeProperties = {
	displayName: 'Filters',
	name: 'filters',
	type: 'collection',
	placeholder: 'Add Filter',
	default: {},
	options: [
		customQuery,
		{
			displayName: 'Extension Types',
			name: 'extensionTypes',
			type: 'string',
			default: '',
			placeholder: 'e.g. items:autodesk.bim360:File',
			description: 'Only entries of these extension types, separated by commas',
		},
		{
			displayName: 'IDs',
			name: 'ids',
			type: 'string',
			default: '',
			placeholder: 'e.g. urn:adsk.wipprod:dm.lineage:hC6k4hndRWaeIVhIjvHu8w',
			description: 'Only the folders and files with these IDs, separated by commas',
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
			displayName: 'Modified Until',
			name: 'modifiedUntil',
			type: 'dateTime',
			default: '',
			description: 'Only entries in or below which nothing was modified after this time',
		},
		{
			displayName: 'Type',
			name: 'type',
			type: 'options',
			default: 'files',
			options: [
				{ name: 'Files', value: 'files' },
				{ name: 'Folders', value: 'folders' },
			],
			description: 'Only entries of this type',
		},
	],
};

interface ContentFilters extends CustomJson {
	extensionTypes?: unknown;
	ids?: unknown;
	includeHidden?: unknown;
	modifiedSince?: unknown;
	modifiedUntil?: unknown;
	type?: string;
}

/** @throws InvalidValue for an ID, a date or a switch that is none, or JSON that does not parse */
export function contentQuery(run: OperationRun): ApsRequest['query'] {
	const filters = run.param<ContentFilters>('filters', {});
	const query = {
		'filter[type]': filters.type === 'files' ? 'items' : filters.type,
		'filter[extension.type]': textList(filters.extensionTypes),
		'filter[lastModifiedTimeRollup]-ge': isoDateTime(run, 'Modified Since', filters.modifiedSince),
		'filter[lastModifiedTimeRollup]-le': isoDateTime(run, 'Modified Until', filters.modifiedUntil),
		'filter[id]': urnList('IDs', filters.ids),
		includeHidden: boolean('Include Hidden', filters.includeHidden),
	};
	return withCustomQuery(query, filters);
}
