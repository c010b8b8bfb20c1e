import { deletedFolder } from '../../../fields/folder';
import { hubForLists } from '../../../fields/hub';
import { projectOrLink } from '../../../fields/project';
import { simplified, simplify } from '../../../fields/simplify';
import { folderExample, simplifyFolder } from '../../../records/folder';
import { documentName } from '../../../values/documentName';
import { defineOperation } from '../../../operations/operation';
import { changeFolder } from './changeFolder';

export const restore = defineOperation({
	name: 'Restore',
	value: 'restore',
	summary: 'Restore folder',
	description: 'Bring a deleted folder back, under its old name or a new one',
	endpoint: 'PATCH /data/v1/projects/{project_id}/folders/{folder_id}',
	scopes: ['data:write'],
	access: ['3L', 'SSA', '2L', '2L+user'],
	fields: [hubForLists, projectOrLink, deletedFolder, simplify],
	options: [
		{
			displayName: 'New Name',
			name: 'newName',
			type: 'string',
			default: '',
			placeholder: 'e.g. Drawings (restored)',
			description: 'Needed when another folder has taken the old name meanwhile',
		},
	],
	advice: { 409: 'Another folder has taken the name meanwhile. Add Options > New Name' },
	example: folderExample,
	async execute(run) {
		const { newName = '' } = run.param<{ newName?: string }>('options', {});
		const name = newName === '' ? undefined : documentName('New Name', newName);
		return simplified(run, await changeFolder(run, { hidden: false, name }), simplifyFolder);
	},
});
