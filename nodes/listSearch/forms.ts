import { NodeOperationError } from 'n8n-workflow';
import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { fillPath, isGuid } from '../../protocol/aps/ids';
import { formList } from '../../protocol/aps/lists/constructionList';
import type { ApsClient } from '../apsClient/client';
import { questionPath, readFormQuestions } from '../apsLists/formQuestions';
import { readFormTemplates } from '../apsLists/formTemplates';
import { layoutIdOf } from '../lookUp/formQuestions';
import { formsOf, OF_EVERY_TEMPLATE, readForm } from '../lookUp/forms';
import { locatorText } from '../parameters/locatorText';
import { listPage } from './accountLists';
import { idOfNamed, nameIn, shown } from './lookedUp';
import { filtered, teamContext } from './teamContext';

/** Forms of the chosen project, newest first. Autodesk searches names and descriptions. */
export async function searchForms(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	const { aps, place } = await teamContext(this, 'List Forms', 'forms');
	return await listPage(aps, formList, {
		path: fillPath('/construction/forms/v2/projects/{projectId}/forms', {
			projectId: place.projectId,
		}),
		query: {
			search: filter || undefined,
			sort: 'formNum desc',
			include: [OF_EVERY_TEMPLATE],
		},
		region: undefined,
		paginationToken,
		toResult: ({ id, formNum, name, formDate }) => ({
			name: [`#${String(formNum)} ${String(name)}`, formDate].filter(Boolean).join(', '),
			value: String(id),
		}),
	});
}

/** Active templates of forms in the chosen project. */
export async function searchFormTemplates(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	const { aps, place } = await teamContext(this, 'List Form Templates', 'forms');
	const templates = await readFormTemplates(aps, place.projectId);
	return filtered(
		templates
			.filter(({ status }) => status === 'active')
			.map(({ id, name }) => ({ name: String(name), value: String(id) })),
		filter,
	);
}

/** Questions of the chosen form, as `Section > Question`. */
export async function searchFormQuestions(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	const { aps, place } = await teamContext(this, 'Get Form Layout', 'forms');
	const { projectId } = place;
	const form = await shown(
		this,
		readForm({ aps }, 'Form', projectId, await chosenForm(this, aps, projectId)),
	);
	const layoutId = layoutIdOf(form);
	const questions = layoutId === undefined ? [] : await readFormQuestions(aps, projectId, layoutId);
	return filtered(
		questions
			.filter(({ type }) => type === 'field')
			.map((question) => ({ name: questionPath(question), value: question.id })),
		filter,
	);
}

/** @throws NodeOperationError that asks the user to choose, shown instead of the list */
async function chosenForm(
	ctx: ILoadOptionsFunctions,
	aps: ApsClient,
	projectId: string,
): Promise<string> {
	const number = nameIn(ctx, 'form');
	if (number !== undefined)
		return await idOfNamed(ctx, formsOf({ aps }, projectId), 'Form', number);
	const id = locatorText(ctx.getNodeParameter('form', ''));
	if (isGuid(id)) return id;
	throw new NodeOperationError(ctx.getNode(), 'Choose a form first');
}
