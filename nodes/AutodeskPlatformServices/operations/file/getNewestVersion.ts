import { hubForLists } from '../../../fields/hub';
import { file, itemId } from '../../../fields/file';
import { projectId, projectOrLink } from '../../../fields/project';
import { simplified, simplify } from '../../../fields/simplify';
import { simplifyFileVersion, fileVersionExample } from '../../../records/fileVersion';
import { defineOperation } from '../../../operations/operation';

export const getNewestVersion = defineOperation({
	action: 'Get Item Tip Version',
	name: 'Get Newest Version',
	value: 'getNewestVersion',
	summary: 'Get newest version of file',
	description:
		'Retrieve the newest version of a file. For many files Folder > Get Contents is faster: it returns them with their newest versions.',
	endpoint: 'GET /data/v1/projects/{project_id}/items/{item_id}/tip',
	scopes: ['data:read'],
	access: ['3L', 'SSA', '2L', '2L+user'],
	fields: [hubForLists, projectOrLink, file, simplify],
	example: fileVersionExample,
	async execute(run) {
		const project = projectId(run);
		const path = run.path({ project_id: project, item_id: await itemId(run, project) });
		const { data } = await run.aps.document({ path });
		return simplified(run, data, simplifyFileVersion);
	},
});
