import type { IDataObject } from 'n8n-workflow';
import { ASSET_PAGE_SIZE } from '../../../../protocol/aps/lists/assetList';
import { assetPages } from '../../../apsLists/assetPages';
import { collect } from '../../../apsLists/pages';
import type { Pages } from '../../../apsLists/pages';
import { constructionPlaceOf, constructionProject } from '../../../fields/constructionProject';
import { constructionRegion } from '../../../fields/constructionRegion';
import { limitOf, pageSizeFor, returnAllOrLimit } from '../../../fields/returnAllOrLimit';
import { simplify } from '../../../fields/simplify';
import { adminSort } from '../../../fields/sort';
import type { ProjectPlace } from '../../../lookUp/accountPlace';
import { defineOperation } from '../../../operations/operation';
import type { OperationRun } from '../../../operations/operation';
import { defineParameter } from '../../../parameters/parameter';
import { queryOf } from '../../../parameters/query';
import { valueIn } from '../../../parameters/values';
import { namesInOutput } from '../../../recordNames/namesInOutput';
import { assetExample } from '../../../records/asset';
import { assetAdvice } from './advice';
import { assetFilters, barcodeFilter, hasBarcode } from './filters';
import { resolvedFilters } from './resolvedFilters';
import { shownAssets } from './shown';

const byField = adminSort([
	'barcode',
	'categoryId',
	'clientAssetId',
	'createdAt',
	'description',
	'statusId',
	'updatedAt',
]);

/** One text, unlike other lists of the service. */
const sort = defineParameter({
	...byField,
	read: (entered, parameter, run) => byField.read(entered, parameter, run).join(',') || undefined,
});

export const getAll = defineOperation({
	action: 'List Assets',
	name: 'Get Many',
	value: 'getAll',
	summary: 'Get many assets',
	description:
		'Retrieve a list of the assets of a project, with category, status, location and custom attributes by name',
	endpoint: 'GET /construction/assets/v2/projects/{projectId}/assets',
	scopes: ['data:read'],
	access: ['3L', 'SSA'],
	fields: [...constructionProject, ...returnAllOrLimit, simplify, assetFilters, sort],
	options: [constructionRegion, namesInOutput],
	advice: assetAdvice,
	example: assetExample,
	async execute(run) {
		const place = constructionPlaceOf(run);
		const { projectId } = place;
		const limit = limitOf(run);
		const barcode = valueIn(run, assetFilters, barcodeFilter);
		const entered = queryOf(run, assetFilters, sort);
		const { query, categories } = await resolvedFilters(run, projectId);
		const isFiltered = barcode !== undefined || categories !== undefined;
		const pages = assetPages(
			run.aps,
			run.path({ projectId }),
			{ includeCustomAttributes: true, ...query, ...entered },
			isFiltered ? ASSET_PAGE_SIZE : pageSizeFor(limit, ASSET_PAGE_SIZE),
		);
		const isWanted = (asset: IDataObject) =>
			(barcode === undefined || hasBarcode(asset, barcode)) &&
			(categories === undefined || categories.has(String(asset.categoryId)));
		return await collect(shownPages(run, place, pages, isWanted), limit);
	},
});

/** Shown as each page arrives, so that the originals are not kept. */
async function* shownPages(
	run: OperationRun,
	place: ProjectPlace,
	pages: Pages,
	isWanted: (asset: IDataObject) => boolean,
): Pages<IDataObject> {
	for await (const page of pages) yield await shownAssets(run, place, page.filter(isWanted));
}
