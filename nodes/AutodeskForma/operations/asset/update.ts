import { constructionPlaceOf, constructionProject } from '../../../fields/constructionProject';
import { constructionRegion } from '../../../fields/constructionRegion';
import { customBody } from '../../../fields/customBody';
import { simplify } from '../../../fields/simplify';
import { defineOperation } from '../../../operations/operation';
import { bodyOf } from '../../../parameters/body';
import { updateFields } from '../../../parameters/collections';
import { merged } from '../../../parameters/merged';
import { valueIn } from '../../../parameters/values';
import { namesInOutput } from '../../../recordNames/namesInOutput';
import { assetExample } from '../../../records/asset';
import { someChange } from '../../../values/someChange';
import { assetChangeAdvice } from './advice';
import { asset, assetId, readAsset } from './assetField';
import { assetCategory, checkCategory } from './category';
import { changedAsset } from './changedAsset';
import { attributeValues, customAttributes } from './customAttributes';
import { barcode, description, location, name } from './details';
import { shownAsset } from './shown';
import { assetStatus, statusIdIn } from './status';

const changes = updateFields([
	assetCategory,
	assetStatus,
	barcode,
	customAttributes,
	customBody,
	description,
	location,
	name,
]);

export const update = defineOperation({
	action: 'Update Assets',
	name: 'Update',
	value: 'update',
	summary: 'Update asset',
	description:
		'Change status, location, custom attributes and other fields of an asset. Only the fields that you add are changed. Values are checked before anything is sent.',
	endpoint: 'PATCH /construction/assets/v2/projects/{projectId}/assets:batch-patch',
	scopes: ['data:read', 'data:write', 'data:create'],
	access: ['3L', 'SSA'],
	fields: [...constructionProject, asset, simplify, changes],
	options: [constructionRegion, namesInOutput],
	advice: assetChangeAdvice,
	example: { ...assetExample, status: 'Commissioned' },
	async execute(run) {
		const place = constructionPlaceOf(run);
		const { projectId } = place;
		const id = assetId(run);
		const newCategory = valueIn(run, changes, assetCategory);
		const newStatus = valueIn(run, changes, assetStatus);
		const values = valueIn(run, changes, customAttributes);
		const plain = bodyOf(run, changes);
		someChange(changes.displayName, {
			...plain,
			newCategory,
			newStatus,
			values: values.length === 0 ? undefined : true,
		});
		const existing = await readAsset(run, projectId, id);
		if (newCategory !== undefined) await checkCategory(run, projectId, newCategory);
		const categoryId = newCategory ?? String(existing.categoryId);
		// The status that the asset has must also be in the status set of a new category.
		const status = newStatus ?? (newCategory === undefined ? undefined : existing.statusId);
		const body = merged(
			{
				categoryId: newCategory,
				statusId:
					status === undefined
						? undefined
						: await statusIdIn(run, projectId, categoryId, String(status)),
				customAttributes: await attributeValues(run, projectId, categoryId, values),
			},
			plain,
		);
		return await shownAsset(run, place, await changedAsset(run, projectId, id, body));
	},
});
