import { listedProjectType, PROJECT_TYPES } from '../../../../protocol/aps/projectTypes';
import { defineParameter } from '../../../parameters/parameter';
import { read } from '../../../parameters/read';
import { requiredText } from '../../../values/text';

export const projectType = defineParameter({
	displayName: 'Type',
	name: 'type',
	type: 'options',
	options: PROJECT_TYPES.map((name) => ({ name, value: name })),
	default: 'Office',
	description: 'What is being built. An expression can return any other text.',
	body: 'type',
	read: read.by((field, entered) => listedProjectType(requiredText(field, entered, 255))),
});
