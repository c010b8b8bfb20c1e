import { defineParameter } from '../parameters/parameter';
import { read } from '../parameters/read';

/** What to do about folders of a tree that cannot be read. */
export const ifUnreadable = defineParameter({
	displayName: 'If Folder Cannot Be Read',
	name: 'ifUnreadable',
	type: 'options',
	default: 'item',
	options: [
		{
			name: 'Continue, Return It as Item',
			value: 'item',
			description:
				'Read the other folders. The item of the folder says why under <code>problem</code>.',
		},
		{
			name: 'Continue, Show Hint Only',
			value: 'hint',
			description: 'Read the other folders, and name the folder in a hint above the output',
		},
		{
			name: 'Fail',
			value: 'fail',
			description: 'Stop, and return an error that names the folder',
		},
	],
	description: 'What to do if a folder below the chosen one, or a page of it, cannot be read',
	read: read.choice,
});
