import { UNTAGGED } from '../../../../protocol/aps/sheetRules';
import { customListQuery } from '../../../fields/customQuery';
import { sheetCollection } from '../../../fields/sheetCollection';
import { filters } from '../../../parameters/collections';
import { defineParameter, groupParameters } from '../../../parameters/parameter';
import { read } from '../../../parameters/read';
import { InvalidValue } from '../../../values/invalidValue';
import { versionSet } from './sheetField';

const tags = defineParameter({
	displayName: 'Tags',
	name: 'tags',
	type: 'string',
	default: '',
	placeholder: 'e.g. architecture, floor',
	description: 'Only sheets with these tags, separated by commas',
	read: read.texts,
});

const tagMatch = defineParameter({
	displayName: 'Tag Match',
	name: 'tagMatch',
	type: 'options',
	options: [
		{ name: 'All', value: 'all', description: 'Sheets with all of the tags' },
		{ name: 'Any', value: 'any', description: 'Sheets with at least one of the tags' },
	],
	default: 'any',
	description: 'Which of several tags a sheet must have. Without this filter, all of them.',
	read: read.choice,
});

const untagged = defineParameter({
	displayName: 'Untagged',
	name: 'untagged',
	type: 'boolean',
	default: true,
	description: 'Whether to return only sheets that have no tag',
	read: read.boolean,
});

/** Autodesk does not document which of several tags a sheet must have by default, so it is always said. */
const tagFilter = groupParameters(
	{ tags, tagMatch, untagged },
	{ mergeInto: 'query' },
	({ tags: wanted = [], tagMatch: match, untagged: isUntagged }) => {
		if (isUntagged && wanted.length > 0) {
			throw new InvalidValue(untagged.displayName, `cannot be combined with ${tags.displayName}`);
		}
		if (isUntagged) return { 'filter[tags]': [UNTAGGED] };
		if (wanted.length === 0) return undefined;
		return { 'filter[tags]': wanted, withAllTags: match !== 'any' };
	},
);

export const sheetFilters = filters([
	sheetCollection('sheets'),
	{
		displayName: 'Current Only',
		name: 'currentOnly',
		type: 'boolean',
		default: true,
		description:
			'Whether to return only the newest version of each sheet, which Autodesk does unless you filter by version set',
		query: 'currentOnly',
		read: read.boolean,
	},
	customListQuery('construction'),
	{
		displayName: 'Deleted',
		name: 'deleted',
		type: 'boolean',
		default: true,
		description: 'Whether to return deleted sheets instead of the others',
		query: 'isDeleted',
		read: read.boolean,
	},
	{
		displayName: 'Search',
		name: 'search',
		type: 'string',
		default: '',
		placeholder: 'e.g. Kitchen',
		description: 'Only sheets whose number or title contains this text, in the same letter case',
		query: 'searchText',
		read: read.text(),
	},
	tagFilter,
	versionSet,
]);
