import { hubForLists } from '../../../fields/hub';
import { fileForLists } from '../../../fields/file';
import { projectId, projectOrLink } from '../../../fields/project';
import { simplified, simplify } from '../../../fields/simplify';
import { fileVersion, versionId } from '../../../fields/fileVersion';
import { simplifyFileVersion, fileVersionExample } from '../../../records/fileVersion';
import { defineOperation } from '../../../operations/operation';

export const get = defineOperation({
	action: 'Get Version',
	name: 'Get',
	value: 'get',
	summary: 'Get file version',
	description:
		'Retrieve the number, size, dates, storage and processing state of one version of a file',
	endpoint: 'GET /data/v1/projects/{project_id}/versions/{version_id}',
	scopes: ['data:read'],
	access: ['3L', 'SSA', '2L', '2L+user'],
	fields: [hubForLists, projectOrLink, fileForLists, fileVersion, simplify],
	example: fileVersionExample,
	async execute(run) {
		const project = projectId(run);
		const path = run.path({ project_id: project, version_id: await versionId(run, project) });
		const { data } = await run.aps.document({ path });
		return simplified(run, data, simplifyFileVersion);
	},
});
