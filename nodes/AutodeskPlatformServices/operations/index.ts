import { bucket } from './bucket';
import { folder } from './folder';
import { hub } from './hub';
import { item } from './item';
import { object } from './object';
import type { Operation, Resource } from './operation';
import { project } from './project';
import { storage } from './storage';
import { version } from './version';

/** Every resource of the node. The dropdowns sort themselves. */
export const resources: readonly Resource[] = [
	bucket,
	folder,
	hub,
	item,
	object,
	project,
	storage,
	version,
];

/** @returns undefined when no such operation exists */
export function findOperation(resource: string, operation: string): Operation | undefined {
	return resources
		.find(({ value }) => value === resource)
		?.operations.find(({ value }) => value === operation);
}
