import type { IDataObject } from 'n8n-workflow';
import { checkedJson, customBody } from '../../../fields/customJson';
import type { CustomJson } from '../../../fields/customJson';
import { folder } from '../../../fields/folder';
import { hubForLists } from '../../../fields/hub';
import { projectOrLink } from '../../../fields/project';
import { simplified, simplify } from '../../../fields/simplify';
import { folderExample, simplifyFolder } from '../../../records/folder';
import { boolean } from '../../../values/boolean';
import { documentName } from '../../../values/documentName';
import { folderUrn } from '../../../values/folderUrn';
import { someChange } from '../../../values/someChange';
import { defineOperation } from '../../../operations/operation';
import { nameTaken } from './advice';
import { changeFolder } from './changeFolder';
import { description, folderDescription } from './description';

export const update = defineOperation({
	action: 'Update Folder',
	name: 'Update',
	value: 'update',
	summary: 'Update folder',
	description:
		'Rename, move, describe, delete or restore a folder, or do several of these in one call',
	endpoint: 'PATCH /data/v1/projects/{project_id}/folders/{folder_id}',
	scopes: ['data:write'],
	access: ['3L', 'SSA', '2L', '2L+user'],
	fields: [
		hubForLists,
		projectOrLink,
		folder,
		simplify,
		{
			displayName: 'Update Fields',
			name: 'updateFields',
			type: 'collection',
			placeholder: 'Add Field',
			default: {},
			description: 'What to change. Everything else stays as it is.',
			options: [
				customBody,
				description,
				{
					displayName: 'Hidden',
					name: 'hidden',
					type: 'boolean',
					default: false,
					description: 'Whether to delete the folder. Turned off, a deleted folder is restored.',
				},
				{
					displayName: 'Name',
					name: 'name',
					type: 'string',
					default: '',
					description: 'New name of the folder',
				},
				{
					displayName: 'Parent Folder ID',
					name: 'parentFolderId',
					type: 'string',
					default: '',
					placeholder: 'e.g. urn:adsk.wipprod:fs.folder:co.dBVq3kHRS1mYxW0aTzP4Ng',
					description: 'ID or link of the folder to move this one into',
				},
			],
		},
	],
	advice: nameTaken,
	example: folderExample,
	async execute(run) {
		const fields = run.param<UpdateFields>('updateFields', {});
		const change = {
			hidden: boolean('Hidden', fields.hidden),
			name: 'name' in fields ? documentName('Name', fields.name) : undefined,
			description: folderDescription(fields.description),
			parentId:
				'parentFolderId' in fields
					? folderUrn('Parent Folder ID', fields.parentFolderId)
					: undefined,
		};
		const custom = checkedJson(fields);
		someChange('Update Fields', { ...change, ...(custom.customBody as IDataObject | undefined) });
		return simplified(run, await changeFolder(run, change, custom), simplifyFolder);
	},
});

/** As expressions give them, which can be anything. */
interface UpdateFields extends CustomJson {
	name?: unknown;
	hidden?: unknown;
	description?: unknown;
	parentFolderId?: unknown;
}
