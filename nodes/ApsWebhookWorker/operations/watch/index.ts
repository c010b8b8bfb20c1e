import type { WorkerResource } from '../operation';
import { create } from './create';
import { deleteWatch } from './delete';
import { get } from './get';
import { getAll } from './getAll';
import { runNow } from './runNow';
import { update } from './update';

/** What Autodesk has no webhooks for. */
export const watch: WorkerResource = {
	name: 'Watch',
	value: 'watch',
	operations: [create, deleteWatch, get, getAll, runNow, update],
};
