import { defineParameter } from '../parameters/parameter';
import { read } from '../parameters/read';

const MARKUPS = [
	{ name: 'Issues: Published', value: 'issuePublished' },
	{ name: 'Issues: Unpublished', value: 'issueUnpublished' },
	{ name: 'Links of Markups', value: 'links' },
	{ name: 'Photos: Published', value: 'photoPublished' },
	{ name: 'Photos: Unpublished', value: 'photoUnpublished' },
	{ name: 'Standard: Published', value: 'standardPublished' },
	{ name: 'Standard: Unpublished', value: 'standardUnpublished' },
];

/** Entry of Options. Absent, Autodesk includes all standard markups. */
export const markups = defineParameter({
	displayName: 'Markups',
	name: 'markups',
	type: 'multiOptions',
	default: ['standardPublished', 'standardUnpublished'],
	options: MARKUPS,
	description:
		'What to include in the exported files. Unpublished markups are visible to their creators only.',
	read: read.choices,
});

/** The same for sheets, which can also show assets. */
export const sheetMarkups = defineParameter({
	...markups,
	options: [{ name: 'Assets', value: 'assets' }, ...MARKUPS],
});

/** @param wanted values of {@link markups} */
export function standardMarkups(wanted: readonly string[]) {
	return {
		includePublishedMarkups: wanted.includes('standardPublished'),
		includeUnpublishedMarkups: wanted.includes('standardUnpublished'),
		includeMarkupLinks: wanted.includes('links'),
	};
}

export function otherMarkups(wanted: readonly string[], kind: 'issue' | 'photo') {
	return {
		includePublishedMarkups: wanted.includes(`${kind}Published`),
		includeUnpublishedMarkups: wanted.includes(`${kind}Unpublished`),
	};
}
