import { folder } from '../../../fields/folder';
import { hubForLists } from '../../../fields/hub';
import { projectOrLink } from '../../../fields/project';
import { defineOperation } from '../../../operations/operation';
import { changeFolder } from './changeFolder';

export const deleteFolder = defineOperation({
	name: 'Delete',
	value: 'delete',
	summary: 'Delete folder',
	description:
		'Hide a folder and everything in it. Restore brings it back; Autodesk cannot delete a folder permanently.',
	endpoint: 'PATCH /data/v1/projects/{project_id}/folders/{folder_id}',
	scopes: ['data:write'],
	access: ['3L', 'SSA', '2L', '2L+user'],
	fields: [hubForLists, projectOrLink, folder],
	example: { deleted: true },
	async execute(run) {
		await changeFolder(run, { hidden: true });
		return { deleted: true };
	},
});
