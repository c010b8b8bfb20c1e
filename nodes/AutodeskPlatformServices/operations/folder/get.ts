import { relatedId } from '../../../../protocol/aps/jsonApi';
import { folder, folderId } from '../../../fields/folder';
import { hubForLists } from '../../../fields/hub';
import { includePath, pathIfWanted } from '../../../fields/includePath';
import { projectId, projectOrLink } from '../../../fields/project';
import { isSimplified, simplify } from '../../../fields/simplify';
import { folderExample, simplifyFolder } from '../../../records/folder';
import { options } from '../../../parameters/collections';
import { headersOf } from '../../../parameters/headers';
import { read } from '../../../parameters/read';
import { valueIn } from '../../../parameters/values';
import { documentIn } from '../../../apsClient/readAnswer';
import { defineOperation } from '../../../operations/operation';

const NOT_MODIFIED = 304;

const readOptions = options([
	includePath,
	{
		displayName: 'Updated Since',
		name: 'updatedSince',
		type: 'dateTime',
		default: '',
		description: 'Returns the folder only if it was changed after this time, otherwise nothing',
		header: 'If-Modified-Since',
		read: read.httpDate,
	},
]);

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
	options: readOptions.options,
	example: folderExample,
	async execute(run) {
		const answer = await run.aps.request({
			path: run.path({ project_id: projectId(run), folder_id: folderId(run) }),
			headers: headersOf(run, readOptions),
		});
		if (answer.status === NOT_MODIFIED) return [];
		const { data } = run.aps.readAnswer({}, answer, documentIn);
		if (!isSimplified(run)) return data;
		const isPathWanted = valueIn(run, readOptions, includePath);
		const above = await pathIfWanted(run, isPathWanted, projectId(run), relatedId(data, 'parent'));
		return simplifyFolder(data, above);
	},
});
