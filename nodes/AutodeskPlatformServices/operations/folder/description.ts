import { defineParameter } from '../../../parameters/parameter';
import { read } from '../../../parameters/read';
import { optionalText } from '../../../values/text';

/** Autodesk's own limit, in characters. */
const LONGEST = 255;

/** Entry of a collection. An empty text removes the description. */
export const description = defineParameter({
	displayName: 'Description',
	name: 'description',
	type: 'string',
	default: '',
	description: `Text of up to ${LONGEST} characters about the folder. Only Autodesk Forma projects accept it.`,
	read: read.by((field, value) =>
		value === undefined || value === null ? undefined : (optionalText(field, value, LONGEST) ?? ''),
	),
});
