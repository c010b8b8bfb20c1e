import { constructionProjectId } from '../../../fields/constructionProject';
import { resourceLocator } from '../../../fields/locator';
import { formTemplatesIn, formTemplatesOf } from '../../../lookUp/forms';
import { LookUp } from '../../../lookUp/lookUp';
import type { OperationRun } from '../../../operations/operation';
import { defineParameter } from '../../../parameters/parameter';
import { read } from '../../../parameters/read';
import { InvalidValue } from '../../../values/invalidValue';

export const formTemplate = defineParameter({
	...resourceLocator({
		displayName: 'Template',
		name: 'formTemplate',
		description: 'The template, which determines the questions of a form',
		search: 'searchFormTemplates',
		dependsOn: ['project'],
		idPlaceholder: 'e.g. 2f634a22-779d-4930-9f08-8391a41fea05',
		lookUp: new LookUp('By Name', 'e.g. Daily Report', (run) =>
			formTemplatesOf(run, constructionProjectId(run)),
		),
	}),
	query: 'templateId',
	read: read.guid,
});

/** @throws InvalidValue if the user has no such template, or the project does not use it any more */
export async function checkTemplate(
	run: OperationRun,
	projectId: string,
	id: string,
): Promise<void> {
	const templates = await formTemplatesIn(run, projectId);
	const template = templates.find((each) => each.id === id);
	if (template?.status === 'active') return;
	const active = templates.filter(({ status }) => status === 'active').map(({ name }) => name);
	const choices =
		active.length === 0 ? '' : `. Active templates: ${active.slice(0, 10).join(', ')}`;
	throw new InvalidValue(
		formTemplate.displayName,
		template === undefined
			? `the credential has access to no form template with the ID ${id} in the project${choices}`
			: `"${String(template.name)}" is not in use in the project any more${choices}`,
	);
}
