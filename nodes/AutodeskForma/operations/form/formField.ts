import { constructionProjectId } from '../../../fields/constructionProject';
import { locatedId, resourceLocator } from '../../../fields/locator';
import type { Locator } from '../../../fields/locator';
import { teamAdvice } from '../../../fields/teamAdvice';
import { formsOf } from '../../../lookUp/forms';
import { LookUp } from '../../../lookUp/lookUp';
import type { ApsRun } from '../../../parameters/run';
import { guid } from '../../../values/guid';

/** What to do about a refused call of forms. */
export const formAdvice: Readonly<Record<number, string>> = {
	...teamAdvice('forms'),
	403: `${teamAdvice('forms')[403]}. Templates of forms also have permissions of their own, which a project admin sets in the settings of Forms`,
};

/** The same for operations that change something. */
export const formChangeAdvice: Readonly<Record<number, string>> = {
	...formAdvice,
	400: 'Autodesk also refuses changes to PDF forms, answers in forms that are not in progress, and assignees who do not contribute to the template',
	409: 'The form was changed in the meantime, or its status does not permit the change. Look at it before you try again',
};

/** The form that an operation works on. */
export const form: Locator = {
	...resourceLocator({
		displayName: 'Form',
		name: 'form',
		description: 'The form. The list accepts part of its name or description.',
		search: 'searchForms',
		dependsOn: ['project'],
		idPlaceholder: 'e.g. 932da979-e537-4530-b8aa-18607ac6db37',
		lookUp: new LookUp('By Number', 'e.g. 12', (run) => formsOf(run, constructionProjectId(run))),
	}),
	required: true,
};

/** @throws InvalidValue */
export function formId(run: ApsRun): string {
	return guid(form.displayName, locatedId(run, form.name));
}
