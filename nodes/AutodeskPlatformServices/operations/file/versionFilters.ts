import { versionNumberOf } from '../../../../protocol/aps/jsonApi';
import type { JsonApiResource } from '../../../../protocol/aps/jsonApi';
import { customListQuery } from '../../../fields/customQuery';
import { extensionTypes } from '../../../fields/extensionTypes';
import { filters } from '../../../parameters/collections';
import { defineParameter } from '../../../parameters/parameter';
import { read } from '../../../parameters/read';
import type { Run } from '../../../parameters/run';
import { valueIn } from '../../../parameters/values';
import { integer } from '../../../values/integer';
import { textList } from '../../../values/textList';
import { versionUrn } from '../../../values/versionUrn';

const versionNumber = read.integer(1, Number.MAX_SAFE_INTEGER);

const ids = defineParameter({
	displayName: 'IDs',
	name: 'ids',
	type: 'string',
	default: '',
	placeholder: 'e.g. urn:adsk.wipprod:fs.file:vf.hC6k4hndRWaeIVhIjvHu8w?version=3',
	description: 'Only the versions with these IDs, separated by commas',
	query: 'filter[id]',
	read: read.by((field, entered) => textList(entered).map((id) => versionUrn(field, id))),
});

/** Equality is safe to leave to Autodesk, unlike a comparison. */
const versionNumbers = defineParameter({
	displayName: 'Version Numbers',
	name: 'versionNumbers',
	type: 'string',
	default: '',
	placeholder: 'e.g. 1,4',
	description: 'Only the versions with these numbers, separated by commas',
	query: 'filter[versionNumber]',
	read: read.by((field, entered) =>
		textList(entered).map((number) => String(integer(field, number, 1, Number.MAX_SAFE_INTEGER))),
	),
});

const fromVersion = defineParameter({
	displayName: 'From Version',
	name: 'fromVersion',
	type: 'number',
	typeOptions: { minValue: 1 },
	default: 1,
	description: 'Only versions with this number or a higher one',
	read: versionNumber,
});

const toVersion = defineParameter({
	displayName: 'To Version',
	name: 'toVersion',
	type: 'number',
	typeOptions: { minValue: 1 },
	default: 1,
	description: 'Only versions with this number or a lower one',
	read: versionNumber,
});

export const versionFilters = filters([
	customListQuery('jsonApi'),
	extensionTypes(
		'versions:autodesk.bim360:File',
		'Only versions of these extension types, separated by commas',
	),
	fromVersion,
	ids,
	toVersion,
	versionNumbers,
]);

/**
 * Whether a version passes From Version and To Version. Compares here, because Autodesk's filters are
 * documented to compare as text, which puts 10 before 2.
 *
 * @throws InvalidValue
 */
export function isInVersionRange(run: Run): (version: JsonApiResource) => boolean {
	const from = valueIn(run, versionFilters, fromVersion) ?? 1;
	const to = valueIn(run, versionFilters, toVersion) ?? Infinity;
	return (version) => {
		const number = versionNumberOf(version);
		// A version without number is not known to be out of range.
		return number === undefined || (number >= from && number <= to);
	};
}
