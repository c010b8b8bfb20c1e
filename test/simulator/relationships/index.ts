import type { AnyEndpoint } from '../http/endpoint';
import { getRelationship, searchRelationships } from './search';
import { listWritable } from './writable';
import { createRelationships, deleteRelationships } from './write';

/** Links between the things of a project. */
export const relationships: readonly AnyEndpoint[] = [
	createRelationships,
	deleteRelationships,
	searchRelationships,
	getRelationship,
	listWritable,
];
