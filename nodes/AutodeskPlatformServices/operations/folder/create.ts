import type { JsonApiDocument } from '../../../../protocol/aps/jsonApi';
import { newFolderBody } from '../../../../protocol/aps/documentBodies';
import { customBody, withCustomBody } from '../../../fields/customJson';
import type { CustomJson } from '../../../fields/customJson';
import { folderId, parentFolder } from '../../../fields/folder';
import { hubForLists } from '../../../fields/hub';
import { projectId, projectOrLink } from '../../../fields/project';
import { simplified, simplify } from '../../../fields/simplify';
import { folderExample, simplifyFolder } from '../../../records/folder';
import { documentName } from '../../../values/documentName';
import { defineOperation } from '../../../operations/operation';
import { nameTaken } from './advice';
import { description, folderDescription } from './description';

export const create = defineOperation({
	action: 'Create Folder',
	name: 'Create',
	value: 'create',
	summary: 'Create folder',
	description:
		'Add a subfolder to a folder. In ACC and BIM 360 it must lie below a top folder such as Project Files, at most 25 levels deep, and inherits the permissions of its parent.',
	endpoint: 'POST /data/v1/projects/{project_id}/folders',
	scopes: ['data:create'],
	access: ['3L', 'SSA', '2L', '2L+user'],
	fields: [
		hubForLists,
		projectOrLink,
		parentFolder,
		{
			displayName: 'Name',
			name: 'folderName',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. Drawings',
			description: 'Name of the new folder. The parent folder must not hold one of this name.',
		},
		simplify,
		{
			displayName: 'Additional Fields',
			name: 'additionalFields',
			type: 'collection',
			placeholder: 'Add Field',
			default: {},
			options: [customBody, description],
		},
	],
	advice: nameTaken,
	example: folderExample,
	async execute(run) {
		const project = projectId(run);
		const additional = run.param<AdditionalFields>('additionalFields', {});
		const body = newFolderBody({
			projectId: project,
			parentId: folderId(run),
			name: documentName('Name', run.param('folderName')),
			description: folderDescription(additional.description),
		});
		const { body: answer } = await run.aps.request({
			method: 'POST',
			path: run.path({ project_id: project }),
			body: withCustomBody(body, additional),
		});
		return simplified(run, (answer as JsonApiDocument).data, simplifyFolder);
	},
});

interface AdditionalFields extends CustomJson {
	description?: unknown;
}
