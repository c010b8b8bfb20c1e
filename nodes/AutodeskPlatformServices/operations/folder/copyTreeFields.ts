import { options } from '../../../parameters/collections';
import { defineParameter } from '../../../parameters/parameter';
import { read } from '../../../parameters/read';
import { optionalDocumentName } from '../../../values/documentName';

export const copied = defineParameter({
	displayName: 'Copy',
	name: 'copied',
	type: 'options',
	default: 'folders',
	options: [
		{ name: 'Folders and Files', value: 'all', description: 'Of files, the newest versions' },
		{ name: 'Folders Only', value: 'folders' },
	],
	description: 'What to copy',
	read: read.choice,
});

export const includeRoot = defineParameter({
	displayName: 'Include the Folder Itself',
	name: 'includeRoot',
	type: 'boolean',
	default: true,
	description:
		'Whether the destination folder gets a folder with the contents, instead of the contents themselves',
	read: (entered, parameter, run) => read.boolean(entered, parameter, run) ?? true,
});

export const folderName = defineParameter({
	displayName: 'Folder Name',
	name: 'folderName',
	type: 'string',
	default: '',
	placeholder: 'e.g. Building B',
	description: 'Name of the copy. Leave it empty to keep the name.',
	displayOptions: { show: { includeRoot: [true] } },
	read: read.by(optionalDocumentName),
});

export const ifExists = defineParameter({
	displayName: 'If It Exists',
	name: 'ifExists',
	type: 'options',
	default: 'complete',
	options: [
		{
			name: 'Add What Is Missing',
			value: 'complete',
			description: 'Use the existing folder, also to finish a copy that was interrupted',
		},
		{ name: 'Fail', value: 'fail', description: 'Copy nothing and return an error' },
	],
	description: 'What to do when the destination contains a folder of this name already',
	displayOptions: { show: { includeRoot: [true] } },
	read: read.choice,
});

export const ifFileExists = defineParameter({
	displayName: 'If File Exists',
	name: 'ifFileExists',
	type: 'options',
	default: 'skip',
	options: [
		{
			name: 'Create New Version If Changed',
			value: 'update',
			description: 'Add a version if the source is newer or has another size',
		},
		{ name: 'Report as Failed', value: 'fail', description: 'Leave it as it is, and say so' },
		{ name: 'Skip', value: 'skip', description: 'Leave it as it is' },
	],
	description:
		'What to do about a file whose name is taken in the destination. Folders that exist are always used.',
	displayOptions: { show: { copied: ['all'] } },
	read: read.choice,
});

export const permissions = defineParameter({
	displayName: 'Copy Permissions',
	name: 'copyPermissions',
	type: 'boolean',
	default: false,
	description:
		'Whether to give users, companies and roles the same permissions in the copies of the folders. Inherited permissions are not copied. Needs full control of the folders, in projects of ACC or BIM 360.',
	read: (entered, parameter, run) => read.boolean(entered, parameter, run) ?? false,
});

export const dryRun = defineParameter({
	displayName: 'Dry Run',
	name: 'dryRun',
	type: 'boolean',
	default: false,
	description: 'Whether to change nothing, and return what would be done',
	read: (entered, parameter, run) => read.boolean(entered, parameter, run) ?? false,
});

export const failIfIncomplete = defineParameter({
	displayName: 'Fail If Incomplete',
	name: 'failIfIncomplete',
	type: 'boolean',
	default: false,
	description:
		'Whether the node fails if something was not copied, instead of returning what became of each folder and file',
	read: (entered, parameter, run) => read.boolean(entered, parameter, run) ?? false,
});

export const copyOptions = options([failIfIncomplete]);
