import { WORKFLOW_ID } from '../../protocol/aps/workflowId';
import { defineParameter } from '../parameters/parameter';
import { read } from '../parameters/read';
import { InvalidValue } from '../values/invalidValue';

/** Entry of Additional Fields, for operations that create a version. */
export const workflow = defineParameter({
	displayName: 'Workflow ID',
	name: 'workflow',
	type: 'string',
	default: '',
	placeholder: 'e.g. nightly-upload',
	description:
		'Any text. Model Derivative webhooks with this workflow as their scope recognize the file by it. ACC and BIM 360 only. Up to 36 letters, digits and hyphens.',
	read: read.by(workflowId),
});

/** @returns undefined if the field is empty @throws InvalidValue */
function workflowId(field: string, value: unknown): string | undefined {
	const id = String(value ?? '').trim();
	if (id === '') return undefined;
	if (WORKFLOW_ID.test(id)) return id;
	throw new InvalidValue(
		field,
		`"${id}" is not a workflow ID; use up to 36 letters, digits and hyphens`,
	);
}
