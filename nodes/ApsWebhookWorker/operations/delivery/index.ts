import type { WorkerResource } from '../operation';
import { deleteDelivery } from './delete';
import { get } from './get';
import { getAll } from './getAll';
import { replay } from './replay';
import { replayMany } from './replayMany';

export const delivery: WorkerResource = {
	name: 'Delivery',
	value: 'delivery',
	operations: [deleteDelivery, get, getAll, replay, replayMany],
};
