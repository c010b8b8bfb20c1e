import type { IDataObject } from 'n8n-workflow';
import { listedProjectType, PROJECT_TYPES } from '../../../../protocol/aps/projectTypes';
import { defineParameter } from '../../../parameters/parameter';
import { read } from '../../../parameters/read';
import { InvalidValue } from '../../../values/invalidValue';
import { optionalText } from '../../../values/text';

const TYPES = PROJECT_TYPES.map((name) => ({ name, value: name }));

export const projectType = defineParameter({
	displayName: 'Type',
	name: 'type',
	type: 'options',
	options: TYPES,
	listedBy: 'getProjectTypes',
	default: 'Office',
	description: 'What is being built. An expression can return any other text.',
	body: 'type',
	read: read.by((field, entered) => {
		const text = optionalText(field, entered, 255);
		return text === undefined ? undefined : listedProjectType(text);
	}),
});

/** The type of a new project. */
export const newProjectType = defineParameter({
	...projectType,
	listedBy: 'getNewProjectTypes',
	options: [...TYPES, { name: 'None (Templates Only)', value: '' }].sort((a, b) =>
		a.name.localeCompare(b.name),
	),
	description:
		'What is being built. An expression can return any other text. Only a project with the classification Template can do without a type.',
});

/** @throws InvalidValue for a new project without a type, unless it is a template */
export function checkType({ type, classification }: IDataObject): void {
	if (type !== undefined || classification === 'template') return;
	throw new InvalidValue(
		newProjectType.displayName,
		'choose a type. Only a project with the classification Template can do without',
	);
}
