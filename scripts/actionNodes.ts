import type { INodeType } from 'n8n-workflow';
import { AutodeskModelDerivative } from '../nodes/AutodeskModelDerivative/AutodeskModelDerivative.node.ts';
import { resources as modelResources } from '../nodes/AutodeskModelDerivative/operations';
import { AutodeskForma } from '../nodes/AutodeskForma/AutodeskForma.node.ts';
import { resources as formaResources } from '../nodes/AutodeskForma/operations';
import { AutodeskPlatformServices } from '../nodes/AutodeskPlatformServices/AutodeskPlatformServices.node.ts';
import { resources } from '../nodes/AutodeskPlatformServices/operations';
import type { Resource } from '../nodes/operations/operation';

/** A node that runs operations of Autodesk. */
export interface ActionNode {
	/** In `nodes/`; also the name of its class. */
	folder: string;
	type: INodeType;
	resources: readonly Resource[];
}

/**
 * All action nodes, for the documentation and for the tests that ask something of every operation.
 * No two nodes have a resource of the same name.
 */
export const ACTION_NODES: readonly ActionNode[] = [
	{ folder: 'AutodeskPlatformServices', type: new AutodeskPlatformServices(), resources },
	{
		folder: 'AutodeskModelDerivative',
		type: new AutodeskModelDerivative(),
		resources: modelResources,
	},
	{ folder: 'AutodeskForma', type: new AutodeskForma(), resources: formaResources },
];

/** The node that has the resource. @throws Error when there is none */
export function nodeWithResource(resource: string): ActionNode {
	const node = ACTION_NODES.find(({ resources: offered }) =>
		offered.some(({ value }) => value === resource),
	);
	if (node === undefined) throw new Error(`No action node has the resource ${resource}`);
	return node;
}
