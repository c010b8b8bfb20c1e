import type { Resource } from '../../../operations/operation';
import { create } from './create';
import { deleteAsset } from './delete';
import { get } from './get';
import { getAll } from './getAll';
import { getCategories } from './getCategories';
import { getStatuses } from './getStatuses';
import { update } from './update';

export const asset: Resource = {
	name: 'Asset',
	value: 'asset',
	operations: [create, deleteAsset, get, getAll, getCategories, getStatuses, update],
};
