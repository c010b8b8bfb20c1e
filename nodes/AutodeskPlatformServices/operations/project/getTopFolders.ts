import { jsonApiPages } from '../../../apsLists/jsonApiPages';
import { collect } from '../../../apsLists/pages';
import { hubId, hubOrProject } from '../../../fields/hub';
import { project, projectId } from '../../../fields/project';
import { simplified, simplify } from '../../../fields/simplify';
import { folderExample, simplifyFolder } from '../../../records/folder';
import { options } from '../../../parameters/collections';
import { queryOf } from '../../../parameters/query';
import { read } from '../../../parameters/read';
import { defineOperation } from '../../../operations/operation';

const topFolderOptions = options([
	{
		displayName: 'Exclude Deleted',
		name: 'excludeDeleted',
		type: 'boolean',
		default: false,
		description:
			'Whether to leave out deleted folders. ACC and BIM 360 only, intended for signed-in users.',
		query: 'excludeDeleted',
		read: read.boolean,
	},
	{
		displayName: 'Project Files Only',
		name: 'projectFilesOnly',
		type: 'boolean',
		default: false,
		description:
			'Whether to return only folders that contain documents, such as Project Files and Plans. ACC and BIM 360 only, intended for signed-in users.',
		query: 'projectFilesOnly',
		read: read.boolean,
	},
]);

export const getTopFolders = defineOperation({
	action: 'List Top Folders',
	name: 'Get Top Folders',
	value: 'getTopFolders',
	summary: 'Get top folders of project',
	description:
		'Retrieve the top-level folders of a project that the credential can access, such as Project Files',
	endpoint: 'GET /project/v1/hubs/{hub_id}/projects/{project_id}/topFolders',
	scopes: ['data:read'],
	access: ['3L', 'SSA', '2L', '2L+user'],
	fields: [hubOrProject, project, simplify],
	options: topFolderOptions.options,
	example: folderExample,
	async execute(run) {
		const path = run.path({ hub_id: hubId(run), project_id: projectId(run) });
		const query = queryOf(run, topFolderOptions);
		const rows = await collect(jsonApiPages(run.aps, path, query));
		return rows.map((folder) => simplified(run, folder, (each) => simplifyFolder(each, '')));
	},
});
