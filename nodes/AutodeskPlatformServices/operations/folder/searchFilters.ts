import type { INodeProperties } from 'n8n-workflow';
import type { ApsRequest } from '../../../../protocol/aps/request';
import { customQuery, withCustomQuery } from '../../../fields/customJson';
import type { CustomJson } from '../../../fields/customJson';
import { InvalidValue } from '../../../values/invalidValue';
import { isoDateTime } from '../../../values/isoDateTime';
import { textList } from '../../../values/textList';
import type { OperationRun } from '../../../operations/operation';
import { conditionQuery, conditions } from './searchConditions';
import type { Conditions } from './searchConditions';

export const searchFilters: INodeProperties = {
	displayName: 'Filters',
	name: 'filters',
	type: 'collection',
	placeholder: 'Add Filter',
	default: {},
	description:
		'Files must pass all filters. Without any, all files of the folder and its subfolders are returned.',
	options: [
		conditions,
		{
			displayName: 'Created Since',
			name: 'createdSince',
			type: 'dateTime',
			default: '',
			description: 'Only files whose newest version was created at this time or later',
		},
		{
			displayName: 'Created Until',
			name: 'createdUntil',
			type: 'dateTime',
			default: '',
			description: 'Only files whose newest version was created at this time or before',
		},
		customQuery,
		{
			displayName: 'Extension Types',
			name: 'extensionTypes',
			type: 'string',
			default: '',
			placeholder: 'e.g. versions:autodesk.bim360:File',
			description: 'Only files whose newest version has one of these types, separated by commas',
		},
		{
			displayName: 'File Types',
			name: 'fileTypes',
			type: 'string',
			default: '',
			placeholder: 'e.g. rvt,dwg',
			description: 'Only files with one of these file extensions, separated by commas',
		},
		{
			displayName: 'Modified Since',
			name: 'modifiedSince',
			type: 'dateTime',
			default: '',
			description: 'Only files last modified at this time or later',
		},
		{
			displayName: 'Modified Until',
			name: 'modifiedUntil',
			type: 'dateTime',
			default: '',
			description: 'Only files last modified at this time or before',
		},
		{
			displayName: 'Name Contains',
			name: 'nameContains',
			type: 'string',
			default: '',
			placeholder: 'e.g. Level',
			description:
				'Only files whose name contains this text. Upper and lower case matter; commas separate alternatives.',
		},
		{
			displayName: 'Name Ends With',
			name: 'nameEnds',
			type: 'string',
			default: '',
			placeholder: 'e.g. _final.pdf',
			description:
				'Only files whose name ends with this text. Upper and lower case matter; commas separate alternatives.',
		},
		{
			displayName: 'Name Starts With',
			name: 'nameStarts',
			type: 'string',
			default: '',
			placeholder: 'e.g. A-',
			description:
				'Only files whose name starts with this text. Upper and lower case matter; commas separate alternatives.',
		},
	],
};

interface SearchFilters extends CustomJson {
	conditions?: Conditions;
	createdSince?: string;
	createdUntil?: string;
	extensionTypes?: string;
	fileTypes?: string;
	modifiedSince?: string;
	modifiedUntil?: string;
	nameContains?: string;
	nameEnds?: string;
	nameStarts?: string;
}

/** @throws InvalidValue for a date that is none, or JSON that does not parse */
export function searchQuery(run: OperationRun): ApsRequest['query'] {
	const filters = run.param<SearchFilters>('filters', {});
	const query = {
		'filter[name]-contains': filters.nameContains || undefined,
		'filter[name]-ends': filters.nameEnds || undefined,
		'filter[name]-starts': filters.nameStarts || undefined,
		'filter[fileType]': textList(filters.fileTypes),
		'filter[extension.type]': textList(filters.extensionTypes),
		'filter[createTime]-ge': isoDateTime(run, 'Created Since', filters.createdSince),
		'filter[createTime]-le': isoDateTime(run, 'Created Until', filters.createdUntil),
		'filter[lastModifiedTime]-ge': isoDateTime(run, 'Modified Since', filters.modifiedSince),
		'filter[lastModifiedTime]-le': isoDateTime(run, 'Modified Until', filters.modifiedUntil),
		...conditionQuery(filters.conditions),
	};
	return withoutPage(withCustomQuery(query, filters));
}

/** Pages are read by Return All and Limit; one asked for besides would be ignored silently. */
function withoutPage<Query extends object>(query: Query): Query {
	if (!('page[number]' in query)) return query;
	throw new InvalidValue(
		customQuery.displayName,
		'"page[number]" has no place here; use Return All or Limit',
	);
}
