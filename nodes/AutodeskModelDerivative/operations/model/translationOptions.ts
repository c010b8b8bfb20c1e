import { MAX_WORKFLOW_ATTRIBUTE_BYTES } from '../../../../protocol/aps/workflowId';
import { customBody } from '../../../fields/customBody';
import { workflow } from '../../../fields/workflow';
import { completionOf } from '../../../longWork/completion';
import { options } from '../../../parameters/collections';
import { defineParameter } from '../../../parameters/parameter';
import { read } from '../../../parameters/read';
import { jsonObject } from '../../../values/jsonObject';
import { smallJson } from '../../../values/smallJson';
import { advancedParameters } from './advancedOptions';

export const completion = completionOf(
	'the translation is done. Without it, use the trigger event Model Translation, or Get Status.',
	60,
);

export const force = defineParameter({
	displayName: 'Force',
	name: 'force',
	type: 'boolean',
	default: true,
	description:
		'Whether to delete everything that was translated from the model before, in all formats, and translate it again. Uses paid capacity each time.',
	read: read.boolean,
});

export const rootFile = defineParameter({
	displayName: 'Root File',
	name: 'rootFile',
	type: 'string',
	default: '',
	placeholder: 'e.g. Assembly.iam',
	description: 'For a ZIP archive: the name of the file in it that refers to the others',
	read: read.text(),
});

const checkReferences = defineParameter({
	displayName: 'Check References',
	name: 'checkReferences',
	type: 'boolean',
	default: true,
	description:
		'Whether to include files that the model refers to, such as parts of an Inventor assembly',
	body: 'input.checkReferences',
	read: read.boolean,
});

const workflowId = defineParameter({
	...workflow,
	description:
		'Any text. The trigger event Model Translation, with this workflow, fires when the translation is done. Up to 36 letters, digits and hyphens.',
	body: 'misc.workflow',
});

export const workflowAttribute = defineParameter({
	displayName: 'Workflow Attributes (JSON)',
	name: 'workflowAttribute',
	type: 'json',
	default: '{}',
	description: 'JSON of your own that the trigger event contains. It needs a Workflow ID.',
	body: 'misc.workflowAttribute',
	read: read.by(attributeOf),
});

/** What goes into the request as it is. */
export const jobParameters = [checkReferences, workflowId, workflowAttribute, customBody];

export const translationOptions = options([
	...advancedParameters,
	...jobParameters,
	force,
	rootFile,
	completion.waitForCompletion,
	completion.timeout,
]);

/** @returns undefined if the field is empty @throws InvalidValue */
function attributeOf(field: string, entered: unknown) {
	const attribute = jsonObject(field, entered);
	if (attribute === undefined || Object.keys(attribute).length === 0) return undefined;
	return smallJson(field, attribute, MAX_WORKFLOW_ATTRIBUTE_BYTES);
}
