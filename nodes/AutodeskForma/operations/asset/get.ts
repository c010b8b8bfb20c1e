import { constructionPlaceOf, constructionProject } from '../../../fields/constructionProject';
import { constructionRegion } from '../../../fields/constructionRegion';
import { simplify } from '../../../fields/simplify';
import { defineOperation } from '../../../operations/operation';
import { namesInOutput } from '../../../recordNames/namesInOutput';
import { assetExample } from '../../../records/asset';
import { assetAdvice } from './advice';
import { asset, assetId, readAsset } from './assetField';
import { shownAsset } from './shown';

export const get = defineOperation({
	action: 'Get Assets',
	name: 'Get',
	value: 'get',
	summary: 'Get asset',
	description: 'Retrieve one asset of a project with its custom attributes',
	endpoint: 'POST /construction/assets/v2/projects/{projectId}/assets:batch-get',
	scopes: ['data:read'],
	access: ['3L', 'SSA'],
	fields: [...constructionProject, asset, simplify],
	options: [constructionRegion, namesInOutput],
	advice: assetAdvice,
	example: assetExample,
	async execute(run) {
		const place = constructionPlaceOf(run);
		return await shownAsset(run, place, await readAsset(run, place.projectId, assetId(run)));
	},
});
