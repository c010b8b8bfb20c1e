import { updateDisplayOptions } from 'n8n-workflow';
import type { INodeProperties } from 'n8n-workflow';
import { concurrencyField } from '../fields/concurrency';
import { operationDropdown, resourceDropdown } from '../actionNode/dropdowns';
import { shownProperty } from '../parameters/shownProperty';
import { resources } from './operations';

const options: INodeProperties = {
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add option',
	default: {},
	options: [concurrencyField()],
};

/** The node's parameters, built from the registry: Resource, Operation, then each operation's fields. */
export function nodeProperties(): INodeProperties[] {
	return [
		resourceDropdown(resources, 'delivery'),
		...resources.map((resource) => operationDropdown(resource)),
		...resources.flatMap((resource) =>
			resource.operations.flatMap((operation) =>
				updateDisplayOptions(
					{ show: { resource: [resource.value], operation: [operation.value] } },
					operation.fields.map(shownProperty),
				),
			),
		),
		options,
	];
}
