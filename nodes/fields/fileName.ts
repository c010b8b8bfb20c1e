import type { INodeProperties } from 'n8n-workflow';

/** Name of a file; operations say themselves when it may stay empty. */
export const fileName: INodeProperties = {
	displayName: 'File Name',
	name: 'fileName',
	type: 'string',
	default: '',
	placeholder: 'e.g. A-101.pdf',
	description: 'Name of the file, with its extension',
};
