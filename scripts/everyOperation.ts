import type { Operation, Resource } from '../nodes/operations/operation';
import { ACTION_NODES } from './actionNodes';
import type { ActionNode } from './actionNodes';

export interface PlacedOperation {
	node: ActionNode;
	resource: Resource;
	operation: Operation;
	/** As headlines and people call it, e.g. `Hub: Get Many`. */
	title: string;
	/** As tests call it, e.g. `hub.getAll`. */
	key: string;
}

/** All operations of these nodes, in the order of the nodes and of their dropdowns. */
export function everyOperation(nodes: readonly ActionNode[] = ACTION_NODES): PlacedOperation[] {
	return nodes.flatMap((node) =>
		byName(node.resources).flatMap((resource) =>
			byName(resource.operations).map((operation) => ({
				node,
				resource,
				operation,
				title: `${resource.name}: ${operation.name}`,
				key: `${resource.value}.${operation.value}`,
			})),
		),
	);
}

export function byName<T extends { name: string }>(named: readonly T[]): T[] {
	return [...named].sort((a, b) => a.name.localeCompare(b.name));
}
