import { constructionProjectId } from '../../../fields/constructionProject';
import { locatedId, resourceLocator } from '../../../fields/locator';
import type { Locator } from '../../../fields/locator';
import { teamAdvice } from '../../../fields/teamAdvice';
import { LookUp } from '../../../lookUp/lookUp';
import { rfisOf } from '../../../lookUp/rfis';
import type { ApsRun } from '../../../parameters/run';
import { guid } from '../../../values/guid';

/** What to do about a refused call of RFIs. */
export const rfiAdvice: Readonly<Record<number, string>> = teamAdvice('RFIs');

/** The RFI that an operation works on. */
export const rfi: Locator = {
	...resourceLocator({
		displayName: 'RFI',
		name: 'rfi',
		description: 'The RFI. The list accepts part of its title, question or response.',
		search: 'searchRfis',
		dependsOn: ['project'],
		idPlaceholder: 'e.g. 31a3f98d-34a8-4d4c-a362-3cc9de44f89c',
		lookUp: new LookUp('By Number', 'e.g. 17', (run) => rfisOf(run, constructionProjectId(run))),
	}),
	required: true,
};

/** @throws InvalidValue */
export function rfiId(run: ApsRun): string {
	return guid(rfi.displayName, locatedId(run, rfi.name));
}
