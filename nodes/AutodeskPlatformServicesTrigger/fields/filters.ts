import type { INodeProperties } from 'n8n-workflow';

/** Read by `readFilter`. They work on what has arrived, so an event they leave out costs no execution. */
export const filters: INodeProperties = {
	displayName: 'Filters',
	name: 'filters',
	type: 'collection',
	placeholder: 'Add Filter',
	default: {},
	description:
		'Only events that meet all of these start the workflow. Events that do not tell what a filter is about pass it.',
	options: [
		{
			displayName: 'File Extensions',
			name: 'fileExtensions',
			type: 'string',
			default: '',
			placeholder: 'e.g. rvt, dwg',
			description: 'Only files of these types, separated by commas',
		},
		{
			displayName: 'File Name',
			name: 'fileName',
			type: 'string',
			default: '',
			placeholder: 'e.g. A-*.pdf',
			description: 'Only files with this name. * stands for any text, ? for one character.',
		},
		{
			displayName: 'Folder Path',
			name: 'folderPath',
			type: 'string',
			default: '',
			placeholder: 'e.g. Project Files/Drawings',
			description:
				'Only what is in this folder or below it, as a path from the project down. * and ? are allowed.',
		},
		{
			displayName: 'Ignore Hidden',
			name: 'ignoreHidden',
			type: 'boolean',
			default: true,
			description: 'Whether to leave out hidden files and folders; deleted ones are hidden',
		},
		{
			displayName: 'Ignore Own Changes',
			name: 'ignoreOwnChanges',
			type: 'boolean',
			default: true,
			description:
				'Whether to leave out what the user or service account of this credential did, so that a workflow does not start itself',
		},
		{
			displayName: 'Statuses',
			name: 'statuses',
			type: 'string',
			default: '',
			placeholder: 'e.g. failed, timeout',
			description:
				'Only translations, issues, reviews or opportunities with one of these statuses, separated by commas',
		},
		{
			displayName: 'Users',
			name: 'users',
			type: 'string',
			default: '',
			placeholder: 'e.g. 7KJX2MPQ4RTZ, Kim Doe',
			description:
				'Only what these users did, separated by commas. Autodesk user IDs; names work for events that tell them.',
		},
	],
};
