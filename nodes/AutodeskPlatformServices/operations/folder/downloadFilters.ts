import { attribute } from '../../../../protocol/aps/jsonApi';
import { fileExtension, nameContains } from '../../../../protocol/aps/names';
import { filters } from '../../../parameters/collections';
import { defineParameter } from '../../../parameters/parameter';
import { read } from '../../../parameters/read';
import { valueIn } from '../../../parameters/values';
import type { OperationRun } from '../../../operations/operation';
import { fileName } from './filesNamed';
import type { FileInFolder } from './filesNamed';

const fileTypes = defineParameter({
	displayName: 'File Types',
	name: 'fileTypes',
	type: 'string',
	default: '',
	placeholder: 'e.g. pdf,dwg',
	description: 'Only files with these extensions, separated by commas',
	read: read.texts,
});

const namePart = defineParameter({
	displayName: 'Name Contains',
	name: 'nameContains',
	type: 'string',
	default: '',
	placeholder: 'e.g. A-101',
	description: 'Only files whose name contains this text, in upper or lower case',
	read: read.text(),
});

const updatedSince = defineParameter({
	displayName: 'Updated Since',
	name: 'updatedSince',
	type: 'dateTime',
	default: '',
	description: 'Only files with a version created at this time or later',
	read: read.dateTime,
});

export const downloadFilters = filters([fileTypes, namePart, updatedSince]);

/** @returns whether a file passes all filters @throws InvalidValue */
export function chosenFiles(run: OperationRun): (file: FileInFolder) => boolean {
	const types = valueIn(run, downloadFilters, fileTypes)?.map(fileExtension);
	const part = valueIn(run, downloadFilters, namePart) ?? '';
	const since = Date.parse(valueIn(run, downloadFilters, updatedSince) ?? '');
	return ({ file, tip }) => {
		const name = fileName(file);
		const [, extension = ''] = /\.([^.]*)$/.exec(name) ?? [];
		if (types?.length && !types.includes(fileExtension(extension))) return false;
		if (!nameContains(name, part)) return false;
		const updated = Date.parse(String(tip && attribute(tip, 'lastModifiedTime')));
		return Number.isNaN(since) || Number.isNaN(updated) || updated >= since;
	};
}
