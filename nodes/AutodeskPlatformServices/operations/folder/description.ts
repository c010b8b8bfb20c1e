import type { INodeProperties } from 'n8n-workflow';
import { optionalText } from '../../../values/text';

/** Autodesk's own limit, in characters. */
const LONGEST = 255;

export const description: INodeProperties = {
	displayName: 'Description',
	name: 'description',
	type: 'string',
	default: '',
	description: `Text of up to ${LONGEST} characters about the folder. Only projects of Autodesk Forma take it.`,
};

/** @returns undefined when there is no value; an empty text takes a description away */
export function folderDescription(value: unknown): string | undefined {
	if (value === undefined || value === null) return undefined;
	return optionalText(description.displayName, value, LONGEST) ?? '';
}
