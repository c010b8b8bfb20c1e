import type { INodeProperties } from 'n8n-workflow';
import { concurrencyField } from '../fields/concurrency';
import { operationDropdown, resourceDropdown } from '../actionNode/dropdowns';
import { requiredWhenShown } from '../parameters/requiredWhenShown';
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
			resource.operations.flatMap(({ value, fields }) =>
				fields
					.map(shownProperty)
					.flatMap(requiredWhenShown)
					.map((field) => shownBy(resource.value, value, field)),
			),
		),
		options,
	];
}

/** Resource and operation come first: n8n shows a field at the first condition that holds an expression. */
function shownBy(resource: string, operation: string, field: INodeProperties): INodeProperties {
	const { show, ...others } = field.displayOptions ?? {};
	return {
		...field,
		displayOptions: {
			...others,
			show: { resource: [resource], operation: [operation], ...show },
		},
	};
}
