import type { INodeProperties } from 'n8n-workflow';
import { optionalText } from '../values/text';

/** Documented for most text filters of `construction/admin`. */
const MAX_TEXT = 255;

/** Entry of Filters: how `construction/admin` compares the text filters of one call. */
export const textMatch: INodeProperties = {
	displayName: 'Text Match',
	name: 'textMatch',
	type: 'options',
	options: [
		{ name: 'Contains', value: 'contains' },
		{ name: 'Ends With', value: 'endsWith' },
		{ name: 'Equals', value: 'equals' },
		{ name: 'Starts With', value: 'startsWith' },
	],
	default: 'contains',
	description: 'How the texts of all filters are compared',
};

/** @returns undefined when the filter is empty @throws InvalidValue when it is too long */
export function textFilter(field: string, value: unknown): string | undefined {
	return optionalText(field, value, MAX_TEXT);
}
