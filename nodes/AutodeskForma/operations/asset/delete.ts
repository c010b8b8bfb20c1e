import { constructionProject, constructionProjectId } from '../../../fields/constructionProject';
import { constructionRegion } from '../../../fields/constructionRegion';
import { defineOperation } from '../../../operations/operation';
import { assetChangeAdvice } from './advice';
import { asset, assetId } from './assetField';

export const deleteAsset = defineOperation({
	action: 'Delete Assets',
	name: 'Delete',
	value: 'delete',
	summary: 'Delete asset',
	description:
		'Take an asset out of the lists of a project. Autodesk keeps it as deleted; Get Many returns it with Filters > Include Deleted.',
	endpoint: 'POST /construction/assets/v2/projects/{projectId}/assets:batch-delete',
	scopes: ['data:write'],
	access: ['3L', 'SSA'],
	fields: [...constructionProject, asset],
	options: [constructionRegion],
	advice: assetChangeAdvice,
	example: { deleted: true },
	async execute(run) {
		await run.aps.request({
			method: 'POST',
			path: run.path({ projectId: constructionProjectId(run) }),
			body: { ids: [assetId(run)] },
			// What is deleted stays deleted.
			repeatable: true,
			doneWhen: [404, 409],
		});
		return { deleted: true };
	},
});
