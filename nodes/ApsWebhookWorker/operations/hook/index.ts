import type { WorkerResource } from '../operation';
import { backfill } from './backfill';
import { check } from './check';
import { getAll } from './getAll';

export const hook: WorkerResource = {
	name: 'Webhook',
	value: 'hook',
	operations: [backfill, check, getAll],
};
