import { bucket } from './bucket';
import type { Operation, Resource } from './operation';

/** Every resource of the node, in the order of the Resource dropdown. */
export const resources: readonly Resource[] = [bucket];

/** @returns undefined when no such operation exists */
export function findOperation(resource: string, operation: string): Operation | undefined {
	return resources
		.find(({ value }) => value === resource)
		?.operations.find(({ value }) => value === operation);
}
