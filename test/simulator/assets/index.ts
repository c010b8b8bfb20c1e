import type { AnyEndpoint } from '../http/endpoint';
import { getAssets, listAssets } from './read';
import {
	getStatusSetsOfCategories,
	listAttributes,
	listCategories,
	listCategoryAttributes,
	listStatusSets,
} from './settings';
import { createAssets, deleteAssets, updateAssets } from './write';

export const assets: readonly AnyEndpoint[] = [
	listCategories,
	listCategoryAttributes,
	getStatusSetsOfCategories,
	listStatusSets,
	listAttributes,
	listAssets,
	getAssets,
	createAssets,
	updateAssets,
	deleteAssets,
];
