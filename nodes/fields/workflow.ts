import type { INodeProperties } from 'n8n-workflow';
import { InvalidValue } from '../values/invalidValue';

/** Entry of Additional Fields where a new version begins. */
export const workflow: INodeProperties = {
	displayName: 'Workflow ID',
	name: 'workflow',
	type: 'string',
	default: '',
	placeholder: 'e.g. nightly-upload',
	description:
		'Text of your choice, by which webhooks of Model Derivative with this workflow as scope recognize the file. Up to 36 letters, digits, hyphens and dots.',
};

/** @returns undefined when the field is empty @throws InvalidValue */
export function workflowId(value: unknown): string | undefined {
	const id = String(value ?? '').trim();
	if (id === '') return undefined;
	if (/^[A-Za-z0-9.-]{1,36}$/.test(id)) return id;
	throw new InvalidValue(
		workflow.displayName,
		`"${id}" breaks the rule; use up to 36 letters, digits, hyphens and dots`,
	);
}
