import type { Resource } from '../../../operations/operation';
import { create } from './create';
import { getFiles, getProgress } from './details';
import { get } from './get';
import { getAll } from './getAll';
import { getFileApprovals } from './getFileApprovals';
import { getWorkflows } from './getWorkflows';

export const review: Resource = {
	name: 'Review',
	value: 'review',
	operations: [create, get, getAll, getFileApprovals, getFiles, getProgress, getWorkflows],
};
