import { customListQuery } from '../../../fields/customQuery';
import { extensionTypes } from '../../../fields/extensionTypes';
import { dataManagementTimeRange } from '../../../fields/timeRange';
import { filters } from '../../../parameters/collections';
import { defineParameter } from '../../../parameters/parameter';
import { read } from '../../../parameters/read';
import { urnList } from '../../../values/urnList';

const ids = defineParameter({
	displayName: 'IDs',
	name: 'ids',
	type: 'string',
	default: '',
	placeholder: 'e.g. urn:adsk.wipprod:dm.lineage:hC6k4hndRWaeIVhIjvHu8w',
	description: 'Only the folders and files with these IDs, separated by commas',
	query: 'filter[id]',
	read: read.by(urnList),
});

/** The same as Include Hidden, and the other way round. */
const hidden = defineParameter({
	displayName: 'Hidden',
	name: 'hidden',
	type: 'options',
	default: 'true',
	options: [
		{ name: 'Deleted and Existing', value: 'true,false' },
		{ name: 'Deleted Only', value: 'true' },
		{ name: 'Existing Only', value: 'false' },
	],
	description: 'Whether entries are deleted: Autodesk hides them',
	query: 'filter[hidden]',
	read: read.choice,
});

const includeHidden = defineParameter({
	displayName: 'Include Hidden',
	name: 'includeHidden',
	type: 'boolean',
	default: false,
	description: 'Whether to return deleted folders and files too. ACC and BIM 360 only.',
	query: 'includeHidden',
	read: read.boolean,
});

/** Autodesk calls files items. */
const type = defineParameter({
	displayName: 'Type',
	name: 'type',
	type: 'options',
	default: 'files',
	options: [
		{ name: 'Files', value: 'files' },
		{ name: 'Folders', value: 'folders' },
	],
	description: 'Only entries of this type',
	query: 'filter[type]',
	read(entered, parameter, run) {
		const chosen = read.choice(entered, parameter, run);
		return chosen === 'files' ? 'items' : chosen;
	},
});

export const contentFilters = filters([
	customListQuery('jsonApi'),
	extensionTypes(
		'items:autodesk.bim360:File',
		'Only entries of these extension types, separated by commas',
	),
	hidden,
	ids,
	includeHidden,
	type,
	dataManagementTimeRange('Updated', 'lastModifiedTimeRollup', {
		since: 'Only entries in or below which something was changed at this time or later',
		until: 'Only entries in or below which nothing was changed after this time',
	}),
]);
