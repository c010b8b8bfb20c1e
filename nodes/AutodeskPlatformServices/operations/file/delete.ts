import { deletedVersionBody } from '../../../../protocol/aps/documentBodies';
import { hubForLists } from '../../../fields/hub';
import { file, itemId } from '../../../fields/file';
import { projectId, projectOrLink } from '../../../fields/project';
import { defineOperation } from '../../../operations/operation';

export const deleteFile = defineOperation({
	name: 'Delete',
	value: 'delete',
	summary: 'Delete file',
	description:
		'Hide a file and all its versions, as deleting it in ACC does. Restore brings it back.',
	endpoint: 'POST /data/v1/projects/{project_id}/versions',
	scopes: ['data:create'],
	access: ['3L', 'SSA', '2L', '2L+user'],
	fields: [hubForLists, projectOrLink, file],
	example: { deleted: true },
	async execute(run) {
		const project = projectId(run);
		await run.aps.request({
			method: 'POST',
			path: run.path({ project_id: project }),
			body: deletedVersionBody(await itemId(run, project)),
		});
		return { deleted: true };
	},
});
