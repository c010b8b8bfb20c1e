import type { JsonApiDocument } from '../../../../protocol/aps/jsonApi';
import { folder, folderId } from '../../../fields/folder';
import { hubForLists } from '../../../fields/hub';
import { projectId, projectOrLink } from '../../../fields/project';
import { simplified, simplify } from '../../../fields/simplify';
import { folderExample, simplifyFolder } from '../../../records/folder';
import { isoDateTime } from '../../../values/isoDateTime';
import { defineOperation } from '../../../operations/operation';
import type { OperationRun } from '../../../operations/operation';

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
	options: [
		{
			displayName: 'Modified Since',
			name: 'modifiedSince',
			type: 'dateTime',
			default: '',
			description: 'Returns the folder only if it was modified after this time, otherwise nothing',
		},
	],
	example: folderExample,
	async execute(run) {
		const { status, body } = await run.aps.request({
			path: run.path({ project_id: projectId(run), folder_id: folderId(run) }),
			headers: ifModifiedSince(run),
		});
		if (status === NOT_MODIFIED) return [];
		return simplified(run, (body as JsonApiDocument).data, simplifyFolder);
	},
});

const NOT_MODIFIED = 304;

function ifModifiedSince(run: OperationRun): Record<string, string> {
	const { modifiedSince } = run.param<{ modifiedSince?: string }>('options', {});
	const time = isoDateTime(run, 'Modified Since', modifiedSince);
	return time === undefined ? {} : { 'If-Modified-Since': new Date(time).toUTCString() };
}
