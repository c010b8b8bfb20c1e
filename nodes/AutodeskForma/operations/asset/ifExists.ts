import { ifExistsField } from '../../../fields/ifExists';
import type { IfExists } from '../../../fields/ifExists';
import { defineParameter } from '../../../parameters/parameter';

const ANOTHER = 'another';

const field = ifExistsField({
	what: 'an asset of this name in the category',
	update: 'Change its status and the additional fields',
});

/** Autodesk takes any number of assets of one name, so the node looks for them. */
export const ifExists = defineParameter<IfExists | typeof ANOTHER>({
	...field,
	options: [
		...(field.options ?? []),
		{
			name: 'Create Another',
			value: ANOTHER,
			description: 'Create the asset in any case, without looking for others',
		},
	],
	description:
		'What to do when there is an asset of this name in the category already. With Return It and Update It, the operation is safe to repeat.',
	read: (entered, parameter, run) =>
		String(entered ?? '')
			.trim()
			.toLowerCase() === ANOTHER
			? ANOTHER
			: field.read(entered, parameter, run),
});
