import { constructionProjectId } from '../../../fields/constructionProject';
import { locatedId, resourceLocator } from '../../../fields/locator';
import type { Locator } from '../../../fields/locator';
import { teamAdvice } from '../../../fields/teamAdvice';
import { LookUp } from '../../../lookUp/lookUp';
import { sheetsOf, versionSetsOf } from '../../../lookUp/sheets';
import { defineParameter } from '../../../parameters/parameter';
import { read } from '../../../parameters/read';
import type { ApsRun } from '../../../parameters/run';
import { guid } from '../../../values/guid';

/** What to do about a refused call of sheets. */
export const sheetAdvice: Readonly<Record<number, string>> = teamAdvice('sheets');

/** The sheet that an operation works on. */
export const sheet: Locator = {
	...resourceLocator({
		displayName: 'Sheet',
		name: 'sheet',
		description:
			'The sheet. The list accepts part of its number or title, in the same letter case, and shows newest versions only.',
		search: 'searchSheets',
		dependsOn: ['project'],
		idPlaceholder: 'e.g. 0d7a5883-1694-3078-a06d-ad24413f8b06',
		lookUp: new LookUp('By Number', 'e.g. A-101', (run) =>
			sheetsOf(run, constructionProjectId(run)),
		),
	}),
	required: true,
};

/** @throws InvalidValue */
export function sheetId(run: ApsRun): string {
	return guid(sheet.displayName, locatedId(run, sheet.name));
}

/** Entry of Filters. */
export const versionSet = defineParameter({
	...resourceLocator({
		displayName: 'Version Set',
		name: 'versionSet',
		description:
			'Only sheets of this version set, also those that have a later version unless Current Only is on',
		search: 'searchVersionSets',
		dependsOn: ['project'],
		idPlaceholder: 'e.g. 7c2ecde0-2406-49f9-9199-50176848a0b7',
		lookUp: new LookUp('By Name', 'e.g. Construction Documents', (run) =>
			versionSetsOf(run, constructionProjectId(run)),
		),
	}),
	query: 'filter[versionSetId]',
	read: read.guid,
});
