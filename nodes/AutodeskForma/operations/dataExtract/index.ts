import type { Resource } from '../../../operations/operation';
import { create } from './create';
import { deleteDataExtract } from './delete';
import { download } from './download';
import { getAll } from './getAll';
import { getJobs } from './getJobs';

export const dataExtract: Resource = {
	name: 'Data Extract',
	value: 'dataExtract',
	operations: [create, deleteDataExtract, download, getAll, getJobs],
};
