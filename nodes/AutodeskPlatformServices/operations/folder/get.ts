import type { JsonApiDocument } from '../../../shared/aps/jsonApi';
import { folder, folderId } from '../../fields/folder';
import { hubForLists } from '../../fields/hub';
import { projectId, projectOrLink } from '../../fields/project';
import { simplified, simplify } from '../../fields/simplify';
import { folderExample, simplifyFolder } from '../../records/folder';
import { defineOperation } from '../operation';

export const get = defineOperation({
	action: 'Get Folder',
	name: 'Get',
	value: 'get',
	summary: 'Get folder',
	description: 'Retrieve the name, parent, dates and number of entries of one folder',
	endpoint: 'GET /data/v1/projects/{project_id}/folders/{folder_id}',
	scopes: ['data:read'],
	access: ['3L', 'SSA', '2L', '2L+user'],
	fields: [hubForLists, projectOrLink, folder, simplify],
	example: folderExample,
	async execute(run) {
		const path = run.path({ project_id: projectId(run), folder_id: folderId(run) });
		const { data } = await run.aps.get<JsonApiDocument>(path);
		return simplified(run, data, simplifyFolder);
	},
});
