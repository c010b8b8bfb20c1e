import type { Resource } from '../../../operations/operation';
import { get } from './get';
import { getAll } from './getAll';
import { getDocuments } from './getDocuments';
import { getRecipients } from './getRecipients';

export const transmittal: Resource = {
	name: 'Transmittal',
	value: 'transmittal',
	operations: [get, getAll, getDocuments, getRecipients],
};
