import type { IDataObject } from 'n8n-workflow';
import { formList } from '../../../../protocol/aps/lists/constructionList';
import { shownRecords } from '../../../actionNode/listRecords';
import { constructionPages } from '../../../apsLists/constructionPages';
import { questionWith } from '../../../apsLists/formQuestions';
import type { Pages } from '../../../apsLists/pages';
import { constructionProject, constructionProjectId } from '../../../fields/constructionProject';
import { limitOf, returnAllOrLimit } from '../../../fields/returnAllOrLimit';
import { isSimplified, simplify } from '../../../fields/simplify';
import { layoutIdOf } from '../../../lookUp/formQuestions';
import { formQuestionsIn, readForm } from '../../../lookUp/forms';
import { defineOperation } from '../../../operations/operation';
import { formValueExample, simplifyFormValue } from '../../../records/formValue';
import { form, formAdvice, formId } from './formField';

export const getValues = defineOperation({
	action: 'List Form Values',
	name: 'Get Values',
	value: 'getValues',
	summary: 'Get values in form',
	description:
		'Retrieve a list of the answers in a form, each with its question and section. Questions without an answer are left out. Tables, such as the work log of a daily report, come from Form > Get Table Rows.',
	endpoint: 'GET /construction/forms/v2/projects/{projectId}/forms/{formId}/values',
	scopes: ['data:read'],
	access: ['3L', 'SSA'],
	fields: [...constructionProject, form, ...returnAllOrLimit, simplify],
	advice: formAdvice,
	example: formValueExample,
	async execute(run) {
		const limit = limitOf(run);
		const place = { projectId: constructionProjectId(run), formId: formId(run) };
		const layout = isSimplified(run)
			? layoutIdOf(await readForm(run, form.displayName, place.projectId, place.formId))
			: undefined;
		const questions = await formQuestionsIn(run, place.projectId, layout);
		const pages = constructionPages(run.aps, formList, { path: run.path(place) });
		const shorten = (answer: IDataObject) =>
			simplifyFormValue(answer, questionWith(questions, answer.fieldId));
		return await shownRecords(run, withoutDeleted(pages), shorten, limit);
	},
});

/** Autodesk keeps answers that were removed. */
export async function* withoutDeleted(pages: Pages): Pages {
	for await (const page of pages) yield page.filter(({ deleted }) => deleted !== true);
}
