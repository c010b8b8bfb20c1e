import { isJsonObject } from '../../protocol/json';
import { questionPath } from '../apsLists/formQuestions';
import type { ApsRun } from '../parameters/run';
import { formQuestionsIn, readForm } from './forms';
import { listKey } from './listKey';
import type { Named, NamedList } from './named';

/** The layout of a form; undefined for a PDF form. */
export function layoutIdOf({ nativeForm }: Readonly<Record<string, unknown>>): string | undefined {
	const layoutId = isJsonObject(nativeForm) ? nativeForm.layoutId : undefined;
	return typeof layoutId === 'string' && layoutId !== '' ? layoutId : undefined;
}

/** The questions of a form, by their texts with or without the section. @param projectId a bare GUID */
export function formQuestionsOf(run: ApsRun, projectId: string, formId: string): NamedList {
	return {
		key: listKey(run.aps, 'form questions', projectId, formId),
		thing: 'question',
		place: 'in the form',
		by: 'name',
		hint: 'Enter the section too if several have such a question: Weather > Temperature',
		readAll: async () => {
			const form = await readForm(run, 'Form', projectId, formId);
			const questions = await formQuestionsIn(run, projectId, layoutIdOf(form));
			return questions
				.filter(({ type }) => type === 'field')
				.flatMap((question): Named[] => [
					{ id: question.id, name: question.label, detail: question.section },
					{ id: question.id, name: questionPath(question) },
				]);
		},
	};
}
