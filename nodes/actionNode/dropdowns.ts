import type { INodeProperties } from 'n8n-workflow';
import type { NamedOperation, NamedResource } from '../operations/registry';

/**
 * The Resource parameter of a node.
 *
 * @param preselected the value a new node starts with: the resource most people need
 */
export function resourceDropdown(
	resources: readonly NamedResource[],
	preselected: string,
): INodeProperties {
	const options = resources.map(({ name, value }) => ({ name, value })).sort(byName);
	return {
		displayName: 'Resource',
		name: 'resource',
		type: 'options',
		noDataExpression: true,
		options,
		default: preselected,
	};
}

/** The Operation parameter while this resource is chosen. */
export function operationDropdown<Operation extends NamedOperation>(
	resource: NamedResource<Operation>,
	describe: (operation: Operation) => string = ({ description }) => description,
): INodeProperties {
	const preselected = preselectedOperation(resource);
	return {
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: [resource.value] } },
		options: resource.operations
			.map((operation) => ({
				name: operation.name,
				value: operation.value,
				action: operation.summary,
				description: describe(operation),
			}))
			.sort(byName),
		default: preselected,
	};
}

/** Reading is harmless, so it is preselected when a resource is chosen. */
function preselectedOperation({ operations }: NamedResource): string {
	const values = operations.map(({ value }) => value);
	return ['getAll', 'get'].find((value) => values.includes(value)) ?? values[0];
}

function byName(a: { name: string }, b: { name: string }): number {
	return a.name.localeCompare(b.name);
}
