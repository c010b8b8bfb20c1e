import { updateDisplayOptions } from 'n8n-workflow';
import type { INodeProperties } from 'n8n-workflow';
import { actAsUserField, actAsUserOption, placeOfActAsUser } from './fields/actAsUser';
import { concurrency } from './fields/concurrency';
import { resources } from './operations';
import type { Operation, Resource } from './operations/operation';

/** The node's parameters, built from the registry: Resource, Operation, then each operation's fields. */
export function nodeProperties(): INodeProperties[] {
	return [
		resourceDropdown(),
		...resources.map(operationDropdown),
		...resources.flatMap((resource) =>
			resource.operations.flatMap((operation) => operationFields(resource, operation)),
		),
	];
}

function resourceDropdown(): INodeProperties {
	const options = resources.map(({ name, value }) => ({ name, value })).sort(byName);
	const [{ value: first }] = options;
	return {
		displayName: 'Resource',
		name: 'resource',
		type: 'options',
		noDataExpression: true,
		options,
		default: first,
	};
}

function operationDropdown(resource: Resource): INodeProperties {
	const preselected = preselectedOperation(resource);
	return {
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: [resource.value] } },
		options: resource.operations
			.map(({ name, value, summary, description }) => ({
				name,
				value,
				action: summary,
				description,
			}))
			.sort(byName),
		default: preselected,
	};
}

/** Reading does no harm, so it comes first when a resource is chosen. */
function preselectedOperation({ operations }: Resource): string {
	const values = operations.map(({ value }) => value);
	return ['getAll', 'get'].find((value) => values.includes(value)) ?? values[0];
}

function operationFields(resource: Resource, operation: Operation): INodeProperties[] {
	const place = placeOfActAsUser(operation);
	const options: INodeProperties = {
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: [
			...(operation.sequential ? [] : [concurrency]),
			...(place === 'option' ? [actAsUserOption] : []),
			...(operation.options ?? []),
		].sort((a, b) => a.displayName.localeCompare(b.displayName)),
	};
	return updateDisplayOptions(
		{ show: { resource: [resource.value], operation: [operation.value] } },
		[...operation.fields, ...(place === 'field' ? [actAsUserField] : []), options],
	);
}

function byName(a: { name: string }, b: { name: string }): number {
	return a.name.localeCompare(b.name);
}
