import { destinationFolder, destinationFolderId, folder, folderId } from '../../../fields/folder';
import { hubForLists } from '../../../fields/hub';
import { projectOrLink } from '../../../fields/project';
import { simplified, simplify } from '../../../fields/simplify';
import { InvalidValue } from '../../../values/invalidValue';
import { folderExample, simplifyFolder } from '../../../records/folder';
import { defineOperation } from '../../../operations/operation';
import { changeFolder } from './changeFolder';

export const move = defineOperation({
	name: 'Move',
	value: 'move',
	summary: 'Move folder',
	description: 'Move a folder and everything in it to another folder of the same project',
	endpoint: 'PATCH /data/v1/projects/{project_id}/folders/{folder_id}',
	scopes: ['data:write'],
	access: ['3L', 'SSA', '2L', '2L+user'],
	fields: [hubForLists, projectOrLink, folder, destinationFolder, simplify],
	advice: { 409: 'The destination folder already contains a folder of this name' },
	example: folderExample,
	async execute(run) {
		const parentId = destinationFolderId(run);
		if (parentId === folderId(run)) {
			throw new InvalidValue(
				destinationFolder.displayName,
				'choose a folder other than the one to move',
			);
		}
		return simplified(run, await changeFolder(run, { parentId }), simplifyFolder);
	},
});
