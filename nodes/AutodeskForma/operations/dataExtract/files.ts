import { WHOLE_EXTRACT } from '../../../../protocol/aps/dataExtractRules';
import { defineParameter } from '../../../parameters/parameter';
import { read } from '../../../parameters/read';
import type { Run } from '../../../parameters/run';
import { valueOf } from '../../../parameters/values';
import { InvalidValue } from '../../../values/invalidValue';
import { longTextList } from '../../../values/textList';

/** More than all service groups have together. */
const MOST_FILES = 1000;

export const content = defineParameter({
	displayName: 'Content',
	name: 'content',
	type: 'options',
	default: 'zip',
	options: [
		{ name: 'Everything (ZIP)', value: 'zip', description: `One file, ${WHOLE_EXTRACT}` },
		{ name: 'Single CSV Files', value: 'files', description: 'Each as an item' },
	],
	description: 'What to download',
	read: read.choice,
});

export const csvFiles = defineParameter({
	displayName: 'CSV Files',
	name: 'csvFiles',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. issues_issues.csv',
	displayOptions: { show: { content: ['files'] } },
	description:
		'Names of the files, separated by commas or new lines, or as a list. They are those of the tables in the schema of Autodesk, with or without .csv.',
	read(entered, { displayName }) {
		const names = Array.isArray(entered)
			? entered.map((name) => String(name).trim()).filter((name) => name !== '')
			: longTextList(entered);
		if (names.length === 0) throw new InvalidValue(displayName, 'enter at least one file name');
		if (names.length > MOST_FILES) {
			throw new InvalidValue(displayName, `use at most ${MOST_FILES}, not ${names.length}`);
		}
		return [...new Set(names)];
	},
});

/** The names entered; undefined for everything in one file. @throws InvalidValue */
export function chosenFiles(run: Run): string[] | undefined {
	return valueOf(run, content) === 'files' ? valueOf(run, csvFiles) : undefined;
}
