import { updateDisplayOptions } from 'n8n-workflow';
import type { INodeProperties } from 'n8n-workflow';
import { operationDropdown, resourceDropdown } from '../operations/dropdowns';
import { actAsUserField, actAsUserOption, placeOfActAsUser } from './fields/actAsUser';
import { concurrency } from '../fields/concurrency';
import { resources } from './operations';
import type { Operation, Resource } from './operations/operation';
import { credentialLimit, unsuitableNotice } from './suitableCredentials';

/** The node's parameters, built from the registry: Resource, Operation, then each operation's fields. */
export function nodeProperties(): INodeProperties[] {
	return [
		resourceDropdown(resources, 'folder'),
		...resources.map((resource) => operationDropdown(resource, descriptionOf)),
		...resources.flatMap((resource) =>
			resource.operations.flatMap((operation) => operationFields(resource, operation)),
		),
	];
}

/** Also what an AI agent chooses by, so it says which credentials do not get it anywhere. */
function descriptionOf(operation: Operation): string {
	const limit = credentialLimit(operation);
	if (limit === undefined) return operation.description;
	return `${operation.description.replace(/\.$/, '')}. It ${limit}.`;
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
