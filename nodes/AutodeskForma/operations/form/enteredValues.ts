import { randomUUID } from 'crypto';
import type { IDataObject } from 'n8n-workflow';
import { LONGEST_FORM_TEXT } from '../../../../protocol/aps/formRules';
import { isJsonObject } from '../../../../protocol/json';
import { questionWith } from '../../../apsLists/formQuestions';
import type { FormQuestion } from '../../../apsLists/formQuestions';
import { constructionProjectId } from '../../../fields/constructionProject';
import { resourceLocator } from '../../../fields/locator';
import { formQuestionsOf } from '../../../lookUp/formQuestions';
import { LookUp } from '../../../lookUp/lookUp';
import { defineParameter } from '../../../parameters/parameter';
import type { Parameter } from '../../../parameters/parameter';
import { read } from '../../../parameters/read';
import { InvalidValue } from '../../../values/invalidValue';
import { jsonList } from '../../../values/jsonList';
import { plainText } from '../../../values/plainText';
import { optionalText } from '../../../values/text';
import { sentValue } from './sentValue';
import { formId } from './formField';

/** An answer as entered. */
interface EnteredValue {
	questionId: string;
	value: string;
	notes: string | undefined;
}

const question = defineParameter({
	...resourceLocator({
		displayName: 'Question',
		name: 'question',
		description: 'A question of the form',
		search: 'searchFormQuestions',
		dependsOn: ['project', 'form'],
		idPlaceholder: 'e.g. a184ac19-01b5-450e-83d3-56c63b61f952',
		lookUp: new LookUp('By Name', 'e.g. Weather > Temperature', (run) =>
			formQuestionsOf(run, constructionProjectId(run), formId(run)),
		),
	}),
	read: read.guid,
});

const FIELD = 'Values';

export const values: Parameter<EnteredValue[]> = {
	displayName: FIELD,
	name: 'values',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	placeholder: 'Add Value',
	default: {},
	description: 'Answers to questions of the form. Other answers stay as they are.',
	options: [
		{
			displayName: 'Value',
			name: 'entry',
			values: [
				question,
				{
					displayName: 'Value',
					name: 'value',
					type: 'string',
					default: '',
					description:
						'The answer. Of a multiple choice, separate several by commas; of a signature, the SVG in base64. Leave it empty to change only the notes.',
				},
				{
					displayName: 'Notes',
					name: 'notes',
					type: 'string',
					default: '',
					description: 'Notes on the answer',
				},
			],
		},
	],
	read(entered, _parameter, run) {
		const rows = isJsonObject(entered) && Array.isArray(entered.entry) ? entered.entry : [];
		return rows.filter(isJsonObject).flatMap((row) => {
			const questionId = question.read(row.question, question, run);
			const list = Array.isArray(row.value) ? row.value.join(',') : row.value;
			const value = plainText(FIELD, list).trim();
			const notes = optionalText(FIELD, row.notes, LONGEST_FORM_TEXT);
			const isEmpty = value === '' && notes === undefined;
			return questionId === undefined || isEmpty ? [] : { questionId, value, notes };
		});
	},
};

/**
 * The answers as Autodesk takes them.
 *
 * @throws InvalidValue for a question that the form does not have, one that is answered twice, and an
 *   answer that does not suit the question
 */
export function sentValues(
	entered: readonly EnteredValue[],
	questions: readonly FormQuestion[],
): IDataObject[] {
	const seen = new Set<string>();
	return entered.map(({ questionId, value, notes }) => {
		const asked = questionWith(questions, questionId);
		if (asked === undefined) {
			throw new InvalidValue(FIELD, `the form has no question with the ID ${questionId}`);
		}
		if (seen.has(asked.id)) {
			throw new InvalidValue(FIELD, `"${asked.label}" is answered twice`);
		}
		seen.add(asked.id);
		const answer = value === '' ? {} : sentValue(FIELD, asked, value);
		return { fieldId: questionId, ...answer, notes };
	});
}

/** Each row gets an ID, so that saving it again does not add it again. */
export const tableRows = defineParameter({
	displayName: 'Table Rows (JSON)',
	name: 'tableRows',
	type: 'json',
	default: '[]',
	description:
		'Rows of tables as a JSON list, e.g. <code>[{ "schema": "worklogEntries", "columns": [{ "columnName": "trade", "textVal": "Electricians" }] }]</code>. A row that contains the ID of an existing one replaces it; others are added.',
	read(entered, { displayName }): IDataObject[] {
		if (entered === undefined || entered === '') return [];
		return jsonList(displayName, entered).map((row) => {
			if (!isJsonObject(row)) throw new InvalidValue(displayName, 'each row must be an object');
			const { id, schema } = row;
			if (typeof schema !== 'string' || schema === '') {
				throw new InvalidValue(
					displayName,
					'each row needs "schema", such as worklogEntries, materialsEntries, equipmentEntries or the ID of a table',
				);
			}
			return { ...row, id: id ?? randomUUID() };
		});
	},
});
