import type { INodeProperties } from 'n8n-workflow';

/** Read by `readFilter` for each received event. An event that is left out does not cost an execution. */
export const filters: INodeProperties = {
	displayName: 'Filters',
	name: 'filters',
	type: 'collection',
	placeholder: 'Add Filter',
	default: {},
	description:
		'Only events that match all filters start the workflow. An event without the information that a filter needs passes that filter.',
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
			description: 'Only files with this name. * matches any text, ? a single character.',
		},
		{
			displayName: 'Folder Path',
			name: 'folderPath',
			type: 'string',
			default: '',
			placeholder: 'e.g. Project Files/Drawings',
			description:
				'Only changes in or below this folder. Enter a path that starts at the project; * and ? are allowed.',
		},
		{
			displayName: 'Ignore Hidden',
			name: 'ignoreHidden',
			type: 'boolean',
			default: true,
			description: 'Whether to leave out hidden files and folders, which include deleted ones',
		},
		{
			displayName: 'Ignore Own Changes',
			name: 'ignoreOwnChanges',
			type: 'boolean',
			default: true,
			description:
				'Whether to leave out changes by the user or service account of this credential, so that a workflow does not trigger itself',
		},
		{
			displayName: 'Statuses',
			name: 'statuses',
			type: 'string',
			default: '',
			placeholder: 'e.g. failed, timeout',
			description:
				'Only translations, issues, reviews or opportunities with one of these statuses, or files in one of these states of processing, e.g. <code>NEEDS_PROCESSING</code>, separated by commas',
		},
		{
			displayName: 'Users',
			name: 'users',
			type: 'string',
			default: '',
			placeholder: 'e.g. 7KJX2MPQ4RTZ, Kim Doe',
			description:
				'Only changes by these users, separated by commas. Enter Autodesk user IDs, or names for events that include them.',
		},
	],
};
