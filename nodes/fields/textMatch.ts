import { defineParameter } from '../parameters/parameter';
import { read } from '../parameters/read';

/** Reads a text filter of `construction/admin`: most are documented with at most 255 characters. */
export const textFilter = read.text(255);

/** Entry of Filters: how `construction/admin` compares the text filters of one call. */
export const textMatch = defineParameter({
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
	description: 'How all text filters are compared',
	query: 'filterTextMatch',
	read: read.choice,
});
