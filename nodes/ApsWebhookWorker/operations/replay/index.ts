import type { WorkerResource } from '../operation';
import { cancel } from './cancel';
import { get } from './get';
import { getAll } from './getAll';

/** What Delivery: Replay Many starts. */
export const replay: WorkerResource = {
	name: 'Replay',
	value: 'replay',
	operations: [cancel, get, getAll],
};
