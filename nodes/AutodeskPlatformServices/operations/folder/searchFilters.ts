import { compositions, extensionSpellings } from '../../../../protocol/aps/names';
import { customListQuery } from '../../../fields/customQuery';
import { extensionTypes } from '../../../fields/extensionTypes';
import { dataManagementTimeRange } from '../../../fields/timeRange';
import { filters } from '../../../parameters/collections';
import { defineParameter } from '../../../parameters/parameter';
import type { Parameter } from '../../../parameters/parameter';
import { read } from '../../../parameters/read';
import { plainText } from '../../../values/plainText';
import { InvalidValue } from '../../../values/invalidValue';
import { textList } from '../../../values/textList';
import { conditions } from './searchConditions';

/** In both Unicode compositions, because Autodesk compares character by character. */
const spelled = read.by((field, entered) => {
	const text = plainText(field, entered);
	return text === '' ? undefined : compositions(text);
});

/** What most searches are about. The filter of the same kind stays for workflows that have it. */
export const searchText = defineParameter({
	displayName: 'Search Text',
	name: 'searchText',
	type: 'string',
	default: '',
	placeholder: 'e.g. A-101',
	description:
		'Only files whose name contains this text. Case-sensitive. Commas separate alternatives. Leave it empty to search by filters only.',
	query: 'filter[name]-contains',
	read(entered, { displayName }, run) {
		const { nameContains } = run.param<{ nameContains?: unknown }>('filters', {});
		const text = plainText(displayName, entered);
		if (text === '') return undefined;
		if (String(nameContains ?? '') === '') return compositions(text);
		throw new InvalidValue(
			displayName,
			'enter the text here or under Filters > Name Contains, not in both',
		);
	},
});

const created = dataManagementTimeRange('Created', 'createTime', {
	since: 'Only files whose newest version was created at this time or later',
	until: 'Only files whose newest version was created at this time or before',
});

const fileTypes: Parameter = {
	displayName: 'File Types',
	name: 'fileTypes',
	type: 'string',
	default: '',
	placeholder: 'e.g. rvt,dwg',
	description: 'Only files with one of these file extensions, separated by commas',
	query: 'filter[fileType]',
	read: read.by((_field, entered) =>
		entered === undefined ? undefined : textList(entered).flatMap(extensionSpellings),
	),
};

/** Sent with its blanks and commas: Autodesk itself splits at commas, and blanks belong to the name. */
const names: readonly Parameter[] = [
	{
		displayName: 'Name Contains',
		name: 'nameContains',
		type: 'string',
		default: '',
		placeholder: 'e.g. Level',
		description:
			'Only files whose name contains this text. Case-sensitive. Commas separate alternatives.',
		query: 'filter[name]-contains',
		read: spelled,
	},
	{
		displayName: 'Name Ends With',
		name: 'nameEnds',
		type: 'string',
		default: '',
		placeholder: 'e.g. _final.pdf',
		description:
			'Only files whose name ends with this text. Case-sensitive. Commas separate alternatives.',
		query: 'filter[name]-ends',
		read: spelled,
	},
	{
		displayName: 'Name Starts With',
		name: 'nameStarts',
		type: 'string',
		default: '',
		placeholder: 'e.g. A-',
		description:
			'Only files whose name starts with this text. Case-sensitive. Commas separate alternatives.',
		query: 'filter[name]-starts',
		read: spelled,
	},
];

const updated = dataManagementTimeRange('Updated', 'lastModifiedTime', {
	since: 'Only files last changed at this time or later',
	until: 'Only files last changed at this time or before',
});

export const searchFilters = {
	...filters([
		created,
		customListQuery('searchFolder'),
		extensionTypes(
			'versions:autodesk.bim360:File',
			'Only files whose newest version has one of these types, separated by commas',
		),
		fileTypes,
		...names,
		updated,
		// Last, because a condition replaces the filter on the same field.
		conditions,
	]),
	description:
		'Files must pass all filters. Without any, all files of the folder and its subfolders are returned.',
};
