import { resources } from '../nodes/AutodeskPlatformServices/operations';
import type { Operation, Resource } from '../nodes/operations/operation';

export interface PlacedOperation {
	resource: Resource;
	operation: Operation;
	/** As headlines and people call it, e.g. `Hub: Get Many`. */
	title: string;
}

/** All operations in the order of the dropdowns. */
export function everyOperation(): PlacedOperation[] {
	return byName(resources).flatMap((resource) =>
		byName(resource.operations).map((operation) => ({
			resource,
			operation,
			title: `${resource.name}: ${operation.name}`,
		})),
	);
}

export function byName<T extends { name: string }>(named: readonly T[]): T[] {
	return [...named].sort((a, b) => a.name.localeCompare(b.name));
}
