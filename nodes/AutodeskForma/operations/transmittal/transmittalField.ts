import { constructionProjectId } from '../../../fields/constructionProject';
import { locatedId, resourceLocator } from '../../../fields/locator';
import type { Locator } from '../../../fields/locator';
import { teamAdvice } from '../../../fields/teamAdvice';
import { LookUp } from '../../../lookUp/lookUp';
import { transmittalsOf } from '../../../lookUp/transmittals';
import type { ApsRun } from '../../../parameters/run';
import { guid } from '../../../values/guid';

/** What to do about a refused call of transmittals. */
export const transmittalAdvice: Readonly<Record<number, string>> = teamAdvice('transmittals');

/** The transmittal that an operation works on. */
export const transmittal: Locator = {
	...resourceLocator({
		displayName: 'Transmittal',
		name: 'transmittal',
		description: 'The transmittal. The list accepts part of its number or title.',
		search: 'searchTransmittals',
		dependsOn: ['project'],
		idPlaceholder: 'e.g. 37d5145b-c634-407c-b0b4-a65197e43fce',
		lookUp: new LookUp('By Number', 'e.g. 23', (run) =>
			transmittalsOf(run, constructionProjectId(run)),
		),
	}),
	required: true,
};

/** @throws InvalidValue */
export function transmittalId(run: ApsRun): string {
	return guid(transmittal.displayName, locatedId(run, transmittal.name));
}
