import { constructionProjectId } from '../../../fields/constructionProject';
import { locatedId, resourceLocator } from '../../../fields/locator';
import type { Locator } from '../../../fields/locator';
import { teamAdvice } from '../../../fields/teamAdvice';
import { LookUp } from '../../../lookUp/lookUp';
import { submittalsOf } from '../../../lookUp/submittals';
import type { ApsRun } from '../../../parameters/run';
import { guid } from '../../../values/guid';

/** What to do about a refused call of submittals. */
export const submittalAdvice: Readonly<Record<number, string>> = teamAdvice('submittals');

/** The same for operations that change something. */
export const submittalChangeAdvice: Readonly<Record<number, string>> = {
	...submittalAdvice,
	400: 'Autodesk refuses what your role in the submittal and its state do not permit. The raw output of Submittal > Get shows permittedActions with the fields that each needs',
	403: `${submittalAdvice[403]}. Who may change a submittal depends on its state, and on whether you are its manager, responsible contractor or reviewer`,
	409: 'The submittal was changed in the meantime, or its number is taken. Look at it before you try again',
};

/** The submittal that an operation works on. */
export const submittal: Locator = {
	...resourceLocator({
		displayName: 'Submittal',
		name: 'submittal',
		description: 'The submittal. The list accepts part of its number, title or spec section.',
		search: 'searchSubmittals',
		dependsOn: ['project'],
		idPlaceholder: 'e.g. 767b5888-2c6a-413d-8487-613966dd64ce',
		lookUp: new LookUp('By Number', 'e.g. 095300-01', (run) =>
			submittalsOf(run, constructionProjectId(run)),
		),
	}),
	required: true,
};

/** @throws InvalidValue */
export function submittalId(run: ApsRun): string {
	return guid(submittal.displayName, locatedId(run, submittal.name));
}
