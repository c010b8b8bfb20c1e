import { newFolderBody } from '../../../../protocol/aps/documentBodies';
import { customBody } from '../../../fields/customBody';
import { folderId, parentFolder } from '../../../fields/folder';
import { hubForLists } from '../../../fields/hub';
import { projectId, projectOrLink } from '../../../fields/project';
import { simplified, simplify } from '../../../fields/simplify';
import { bodyOf } from '../../../parameters/body';
import { additionalFields } from '../../../parameters/collections';
import { merged } from '../../../parameters/merged';
import { defineParameter } from '../../../parameters/parameter';
import { read } from '../../../parameters/read';
import { valueIn, valueOf } from '../../../parameters/values';
import { folderExample, simplifyFolder } from '../../../records/folder';
import { documentName } from '../../../values/documentName';
import { defineOperation } from '../../../operations/operation';
import { nameTaken } from './advice';
import { description } from './description';

const name = defineParameter({
	displayName: 'Name',
	name: 'folderName',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. Drawings',
	description: 'Name of the new folder. It must not exist in the parent folder yet.',
	read: read.by(documentName),
});

const details = additionalFields([customBody, description]);

export const create = defineOperation({
	action: 'Create Folder',
	name: 'Create',
	value: 'create',
	summary: 'Create folder',
	description:
		'Add a subfolder to a folder. In ACC and BIM 360 it must be below a top folder such as Project Files, at most 25 levels deep, and inherits the permissions of its parent.',
	endpoint: 'POST /data/v1/projects/{project_id}/folders',
	scopes: ['data:create'],
	access: ['3L', 'SSA', '2L', '2L+user'],
	fields: [hubForLists, projectOrLink, parentFolder, name, simplify, details],
	advice: nameTaken,
	example: folderExample,
	async execute(run) {
		const project = projectId(run);
		const folder = newFolderBody({
			projectId: project,
			parentId: folderId(run),
			name: valueOf(run, name),
			// Only some projects accept one; a new folder has none to remove.
			description: valueIn(run, details, description) || undefined,
		});
		const { data } = await run.aps.document({
			method: 'POST',
			path: run.path({ project_id: project }),
			body: merged(folder, bodyOf(run, details)),
		});
		return simplified(run, data, simplifyFolder);
	},
});
