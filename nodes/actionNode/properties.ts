import { updateDisplayOptions } from 'n8n-workflow';
import type { INodeProperties } from 'n8n-workflow';
import { operationDropdown, resourceDropdown } from './dropdowns';
import { actAsUserField, actAsUserOption, placeOfActAsUser } from '../fields/actAsUser';
import { outputParameters, simplify } from '../fields/simplify';
import { concurrencyField } from '../fields/concurrency';
import { shownProperty } from '../parameters/shownProperty';
import type { Operation, Resource } from '../operations/operation';
import { credentialLimit, unsuitableNotice } from './suitableCredentials';

/**
 * The parameters of an action node, built from its resources: Resource, Operation, then each operation's
 * fields.
 *
 * @param preselected the resource that a new node starts with
 */
export function nodeProperties(
	resources: readonly Resource[],
	preselected: string,
): INodeProperties[] {
	return [
		resourceDropdown(resources, preselected),
		...resources.map((resource) => operationDropdown(resource, descriptionOf)),
		...resources.flatMap((resource) =>
			resource.operations.flatMap((operation) => operationFields(resource, operation)),
		),
	];
}

/** AI agents choose operations by this text, so it names the credentials that work. */
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
			...(operation.sequential ? [] : [concurrencyField(operation.itemsAtOnce)]),
			...(place === 'option' ? [actAsUserOption] : []),
			...(operation.options ?? []),
		].sort((a, b) => a.displayName.localeCompare(b.displayName)),
	};
	return updateDisplayOptions(
		{ show: { resource: [resource.value], operation: [operation.value] } },
		[
			...unsuitableNotice(operation),
			...shownFields(operation),
			...(place === 'field' ? [actAsUserField] : []),
			options,
		].map(shownProperty),
	);
}

/** The fields as all versions of the node show them. */
export function shownFields({
	fields,
	example,
}: Pick<Operation, 'fields' | 'example'>): INodeProperties[] {
	return fields.flatMap((field) =>
		field.name === simplify.name ? outputParameters(example) : field,
	);
}
