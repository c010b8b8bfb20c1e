import type { Resource } from '../../../operations/operation';
import { create } from './create';
import { deleteItem } from './delete';
import { get } from './get';
import { getTip } from './getTip';
import { getVersions } from './getVersions';
import { restore } from './restore';
import { update } from './update';

export const item: Resource = {
	name: 'Item',
	value: 'item',
	operations: [create, deleteItem, get, getTip, getVersions, restore, update],
};
