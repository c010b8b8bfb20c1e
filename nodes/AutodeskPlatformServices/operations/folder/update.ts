import { customBody } from '../../../fields/customBody';
import { folder } from '../../../fields/folder';
import { hubForLists } from '../../../fields/hub';
import { projectOrLink } from '../../../fields/project';
import { simplified, simplify } from '../../../fields/simplify';
import { bodyOf } from '../../../parameters/body';
import { updateFields } from '../../../parameters/collections';
import { defineParameter } from '../../../parameters/parameter';
import type { Reader } from '../../../parameters/parameter';
import { read } from '../../../parameters/read';
import { valueIn } from '../../../parameters/values';
import { folderExample, simplifyFolder } from '../../../records/folder';
import { documentName } from '../../../values/documentName';
import { folderUrn } from '../../../values/folderUrn';
import { someChange } from '../../../values/someChange';
import { defineOperation } from '../../../operations/operation';
import { nameTaken } from './advice';
import { changeFolder } from './changeFolder';
import { description } from './description';

const hidden = defineParameter({
	displayName: 'Hidden',
	name: 'hidden',
	type: 'boolean',
	default: false,
	description: 'Whether to delete the folder. Turn off to restore a deleted folder.',
	read: read.boolean,
});

const name = defineParameter({
	displayName: 'Name',
	name: 'name',
	type: 'string',
	default: '',
	description: 'New name of the folder',
	read: onceAdded(documentName),
});

const parentFolderId = defineParameter({
	displayName: 'Parent Folder ID',
	name: 'parentFolderId',
	type: 'string',
	default: '',
	placeholder: 'e.g. urn:adsk.wipprod:fs.folder:co.dBVq3kHRS1mYxW0aTzP4Ng',
	description: 'ID or link of the folder to move this one into',
	read: onceAdded(folderUrn),
});

const changes = {
	...updateFields([customBody, description, hidden, name, parentFolderId]),
	description: 'What to change. Everything else stays unchanged.',
};

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
	fields: [hubForLists, projectOrLink, folder, simplify, changes],
	advice: nameTaken,
	example: folderExample,
	async execute(run) {
		const change = {
			hidden: valueIn(run, changes, hidden),
			name: valueIn(run, changes, name),
			description: valueIn(run, changes, description),
			parentId: valueIn(run, changes, parentFolderId),
		};
		const custom = bodyOf(run, changes);
		someChange(changes.displayName, { ...change, ...custom });
		return simplified(run, await changeFolder(run, change, custom), simplifyFolder);
	},
});

/**
 * A rule for a field that, once added, must not be empty: an expression without a value would leave
 * the folder unchanged silently.
 */
function onceAdded<Value>(
	rule: (field: string, value: unknown) => Value,
): Reader<Value | undefined> {
	return (entered, { displayName, name }, run) =>
		name in run.param<object>(changes.name, {}) ? rule(displayName, entered) : undefined;
}
