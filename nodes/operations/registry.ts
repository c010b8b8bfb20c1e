import { NodeOperationError } from 'n8n-workflow';
import type { IExecuteFunctions } from 'n8n-workflow';

/** What every operation of a node must define. */
export interface NamedOperation {
	/** Entry of the Operation dropdown in Title Case, without the resource, e.g. `Get Many`. */
	name: string;
	/** Value of the parameter `operation`. Saved workflows hold it: never change it. */
	value: string;
	/** Text in the nodes panel, without an article, e.g. `Get many buckets`. */
	summary: string;
	/** More detailed than the summary, in different words. AI agents choose operations by it. */
	description: string;
}

export interface NamedResource<Operation extends NamedOperation = NamedOperation> {
	/** Entry of the Resource dropdown, singular, e.g. `Bucket`. */
	name: string;
	/** Value of the parameter `resource`, and the folder's name. */
	value: string;
	operations: readonly Operation[];
}

/** @returns undefined if the operation does not exist */
export function findOperation<Operation extends NamedOperation>(
	resources: ReadonlyArray<NamedResource<Operation>>,
	resource: string,
	operation: string,
): Operation | undefined {
	return resources
		.find(({ value }) => value === resource)
		?.operations.find(({ value }) => value === operation);
}

/**
 * The operation that the node's parameters name.
 *
 * @throws NodeOperationError if the operation does not exist
 */
export function chosenOperation<Operation extends NamedOperation>(
	ctx: IExecuteFunctions,
	resources: ReadonlyArray<NamedResource<Operation>>,
): Operation {
	const resource = ctx.getNodeParameter('resource', 0) as string;
	const value = ctx.getNodeParameter('operation', 0) as string;
	const operation = findOperation(resources, resource, value);
	if (operation) return operation;
	throw new NodeOperationError(
		ctx.getNode(),
		`The operation "${value}" does not exist for the resource "${resource}"`,
		{ description: 'Select the operation from the list again' },
	);
}
