import { defineParameter } from '../../../parameters/parameter';
import { read } from '../../../parameters/read';

/** As in Folder: Upload File, where a new version is the default. */
export const ifCopyExists = defineParameter({
	displayName: 'If File Exists',
	name: 'ifFileExists',
	type: 'options',
	default: 'fail',
	options: [
		{
			name: 'Create New Version',
			value: 'newVersion',
			description: 'Copy the content as the next version of the file',
		},
		{ name: 'Fail', value: 'fail', description: 'Copy nothing and return an error' },
		{ name: 'Skip', value: 'skip', description: 'Copy nothing and return the existing file' },
	],
	description: 'What to do when the destination folder contains a file of this name',
	read: read.choice,
});
