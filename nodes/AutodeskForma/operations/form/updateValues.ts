import type { IDataObject } from 'n8n-workflow';
import { MOST_FORM_VALUES } from '../../../../protocol/aps/formRules';
import { adding } from '../../../apsClient/adding';
import { constructionProject, constructionProjectId } from '../../../fields/constructionProject';
import { simplified, simplify } from '../../../fields/simplify';
import { layoutIdOf } from '../../../lookUp/formQuestions';
import { formQuestionsIn, readForm } from '../../../lookUp/forms';
import { defineOperation } from '../../../operations/operation';
import { valueOf } from '../../../parameters/values';
import { formExample, simplifyForm } from '../../../records/form';
import { InvalidValue } from '../../../values/invalidValue';
import { sentValues, tableRows, values } from './enteredValues';
import { form, formChangeAdvice, formId } from './formField';

export const updateValues = defineOperation({
	action: 'Update Form Values',
	name: 'Update Values',
	value: 'updateValues',
	summary: 'Update values in form',
	description:
		'Fill in a form that is in progress: answers by question, and rows of tables such as the work log. Answers are checked against the questions before anything is sent. Returns the form.',
	endpoint: 'PUT /construction/forms/v2/projects/{projectId}/forms/{formId}/values:batch-update',
	scopes: ['data:read', 'data:write'],
	access: ['3L', 'SSA'],
	fields: [...constructionProject, form, values, tableRows, simplify],
	advice: formChangeAdvice,
	example: formExample,
	async execute(run) {
		const place = { projectId: constructionProjectId(run), formId: formId(run) };
		const entered = valueOf(run, values);
		const rows = valueOf(run, tableRows);
		if (entered.length + rows.length === 0) {
			throw new InvalidValue(values.displayName, 'add at least one value or row');
		}
		const before = await readForm(run, form.displayName, place.projectId, place.formId);
		const questions = await formQuestionsIn(run, place.projectId, layoutIdOf(before));
		const saves = inCalls(sentValues(entered, questions), rows);
		let saved: IDataObject = before;
		for (const [index, body] of saves.entries()) {
			const resume =
				index === 0
					? undefined
					: `${index * MOST_FORM_VALUES} of them are saved. Run the item again to save all`;
			saved = await run.aps
				.record({ method: 'PUT', path: run.path(place), body }, 'id')
				.catch(adding(resume));
		}
		return simplified(run, saved, simplifyForm);
	},
});

/** Saving the same answers again changes nothing, so that they may be saved in several calls. */
function inCalls(customValues: readonly IDataObject[], tabularValues: readonly IDataObject[]) {
	const most = Math.max(customValues.length, tabularValues.length);
	return Array.from({ length: Math.ceil(most / MOST_FORM_VALUES) }, (_, index) => {
		const part = [index * MOST_FORM_VALUES, (index + 1) * MOST_FORM_VALUES] as const;
		return {
			customValues: nonEmpty(customValues.slice(...part)),
			tabularValues: nonEmpty(tabularValues.slice(...part)),
		};
	});
}

function nonEmpty(rows: IDataObject[]): IDataObject[] | undefined {
	return rows.length === 0 ? undefined : rows;
}
