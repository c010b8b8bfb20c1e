import { deletedFolder } from '../../../fields/folder';
import { hubForLists } from '../../../fields/hub';
import { projectOrLink } from '../../../fields/project';
import { simplified, simplify } from '../../../fields/simplify';
import { folderExample, simplifyFolder } from '../../../records/folder';
import { options } from '../../../parameters/collections';
import { defineParameter } from '../../../parameters/parameter';
import { read } from '../../../parameters/read';
import { valueIn } from '../../../parameters/values';
import { optionalDocumentName } from '../../../values/documentName';
import { defineOperation } from '../../../operations/operation';
import { changeFolder } from './changeFolder';

const newName = defineParameter({
	displayName: 'New Name',
	name: 'newName',
	type: 'string',
	default: '',
	placeholder: 'e.g. Drawings (restored)',
	description: 'Needed when another folder has taken the old name in the meantime',
	read: read.by(optionalDocumentName),
});

const restoreOptions = options([newName]);

export const restore = defineOperation({
	name: 'Restore',
	value: 'restore',
	summary: 'Restore folder',
	description: 'Bring back a deleted folder, under its old name or a new one',
	endpoint: 'PATCH /data/v1/projects/{project_id}/folders/{folder_id}',
	scopes: ['data:write'],
	access: ['3L', 'SSA', '2L', '2L+user'],
	fields: [hubForLists, projectOrLink, deletedFolder, simplify],
	options: restoreOptions.options,
	advice: {
		409: `Another folder has taken the name in the meantime. Add Options > ${newName.displayName}`,
	},
	example: folderExample,
	async execute(run) {
		const name = valueIn(run, restoreOptions, newName);
		return simplified(run, await changeFolder(run, { hidden: false, name }), simplifyFolder);
	},
});
