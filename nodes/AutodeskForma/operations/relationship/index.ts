import type { Resource } from '../../../operations/operation';
import { create } from './create';
import { deleteRelationship } from './delete';
import { getAll } from './getAll';

export const relationship: Resource = {
	name: 'Relationship',
	value: 'relationship',
	operations: [create, deleteRelationship, getAll],
};
