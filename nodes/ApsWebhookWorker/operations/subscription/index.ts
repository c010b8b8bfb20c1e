import type { WorkerResource } from '../operation';
import { deleteSubscription } from './delete';
import { get } from './get';
import { getAll } from './getAll';
import { pause } from './pause';
import { resume } from './resume';
import { sendTest } from './sendTest';

export const subscription: WorkerResource = {
	name: 'Subscription',
	value: 'subscription',
	operations: [deleteSubscription, get, getAll, pause, resume, sendTest],
};
