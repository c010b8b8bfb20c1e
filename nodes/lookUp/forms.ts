import type { IDataObject } from 'n8n-workflow';
import { fillPath } from '../../protocol/aps/ids';
import { formList } from '../../protocol/aps/lists/constructionList';
import { offsetPage } from '../../protocol/aps/lists/offsetList';
import type { ApsClient } from '../apsClient/client';
import { constructionPages } from '../apsLists/constructionPages';
import { readFormQuestions } from '../apsLists/formQuestions';
import type { FormQuestion } from '../apsLists/formQuestions';
import { readFormTemplates } from '../apsLists/formTemplates';
import { collect } from '../apsLists/pages';
import { teamAdvice } from '../fields/teamAdvice';
import type { ApsRun } from '../parameters/run';
import { InvalidValue } from '../values/invalidValue';
import { listKey } from './listKey';
import type { NamedList } from './named';
import { OncePerRun } from './oncePerRun';

type FormsRun = Pick<ApsRun, 'aps' | 'directories'>;

const FORMS = '/construction/forms/v2/projects/{projectId}/forms';

/** Without it, the list leaves out forms whose template is not in use any more. */
export const OF_EVERY_TEMPLATE = 'inactiveFormTemplates';

function formsClient(aps: ApsClient, action: string): ApsClient {
	return aps.for({ action, scopes: ['data:read'], advice: teamAdvice('forms') });
}

/** The forms of a project, by the numbers that people see. @param projectId a bare GUID */
export function formsOf({ aps }: Pick<FormsRun, 'aps'>, projectId: string): NamedList {
	const client = formsClient(aps, 'List Forms');
	return {
		key: listKey(client, 'forms', projectId),
		thing: 'form',
		place: 'in the project',
		by: 'number',
		readAll: async () => {
			const query = { sort: 'formNum asc', include: [OF_EVERY_TEMPLATE] };
			const path = fillPath(FORMS, { projectId });
			const rows = await collect(constructionPages(client, formList, { path, query }));
			return rows.flatMap(({ id, formNum, name }) =>
				typeof id === 'string' && typeof formNum === 'number'
					? { id, name: String(formNum), detail: String(name) }
					: [],
			);
		},
	};
}

/**
 * One form. Autodesk has no call for it, but a list of forms with an ID.
 *
 * @param field label of the field with the ID, for errors
 * @throws InvalidValue if there is no such form
 */
export async function readForm(
	{ aps }: Pick<FormsRun, 'aps'>,
	field: string,
	projectId: string,
	formId: string,
): Promise<IDataObject> {
	const request = {
		path: fillPath(FORMS, { projectId }),
		query: { ids: [formId], include: [OF_EVERY_TEMPLATE] },
	};
	const asked = { offset: 0, size: 1 };
	const { rows } = await offsetPage(formsClient(aps, 'List Forms'), formList, request, asked);
	const form = rows.find(({ id }) => String(id).toLowerCase() === formId.toLowerCase());
	if (form !== undefined) return form;
	throw new InvalidValue(
		field,
		`the project has no form with the ID ${formId} that the credential has access to`,
	);
}

const templates = new OncePerRun<readonly IDataObject[]>();

/** The templates of forms in a project, inactive ones as well. Read once for each execution. */
export async function formTemplatesIn(
	{ aps, directories }: FormsRun,
	projectId: string,
): Promise<readonly IDataObject[]> {
	const client = formsClient(aps, 'List Form Templates');
	return await templates.get(directories, listKey(client, projectId), async () =>
		readFormTemplates(client, projectId),
	);
}

/** The active templates of forms in a project, by name. @param projectId a bare GUID */
export function formTemplatesOf(run: FormsRun, projectId: string): NamedList {
	return {
		key: listKey(run.aps, 'form templates', projectId),
		thing: 'active form template',
		place: 'in the project',
		by: 'name',
		readAll: async () =>
			(await formTemplatesIn(run, projectId))
				.filter(({ status }) => status === 'active')
				.map(({ id, name, templateType }) => ({
					id: String(id),
					name: String(name),
					detail: String(templateType),
				})),
	};
}

const questions = new OncePerRun<readonly FormQuestion[]>();

/** The questions of a form, none for a PDF form. Those of a layout are read once for each execution. */
export async function formQuestionsIn(
	{ aps, directories }: FormsRun,
	projectId: string,
	layoutId: string | undefined,
): Promise<readonly FormQuestion[]> {
	if (layoutId === undefined) return [];
	const client = formsClient(aps, 'Get Form Layout');
	return await questions.get(directories, listKey(client, projectId, layoutId), async () =>
		readFormQuestions(client, projectId, layoutId),
	);
}
