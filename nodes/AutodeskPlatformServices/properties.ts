import { updateDisplayOptions } from 'n8n-workflow';
import type { INodeProperties } from 'n8n-workflow';
import { actAsUserField, actAsUserOption, placeOfActAsUser } from './fields/actAsUser';
import { concurrency } from './fields/concurrency';
import { resources } from './operations';
import type { Operation, Resource } from './operations/operation';
import { credentialLimit, unsuitableNotice } from './suitableCredentials';

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
			.map((operation) => ({
				name: operation.name,
				value: operation.value,
				action: operation.summary,
				description: descriptionOf(operation),
			}))
			.sort(byName),
		default: preselected,
	};
}

/** Also what an AI agent chooses by, so it says which credentials do not get it anywhere. */
function descriptionOf(operation: Operation): string {
	const limit = credentialLimit(operation);
	if (limit === undefined) return operation.description;
	return `${operation.description.replace(/\.$/, '')}. It ${limit}.`;
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
		[
			...unsuitableNotice(operation),
			...operation.fields,
			...(place === 'field' ? [actAsUserField] : []),
			options,
		],
	);
}

function byName(a: { name: string }, b: { name: string }): number {
	return a.name.localeCompare(b.name);
}
