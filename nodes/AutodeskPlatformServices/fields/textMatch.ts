import type { INodeProperties } from 'n8n-workflow';

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
