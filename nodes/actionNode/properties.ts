import type { INodeProperties } from 'n8n-workflow';
import { operationDropdown, resourceDropdown } from './dropdowns';
import { actAsUserField, actAsUserOption, placeOfActAsUser } from '../fields/actAsUser';
import { outputParameters, simplify } from '../fields/simplify';
import { concurrencyField } from '../fields/concurrency';
import { requiredWhenShown } from '../parameters/requiredWhenShown';
import { shownProperty } from '../parameters/shownProperty';
import type { Operation, Resource } from '../operations/operation';
import { sharedProperties } from './sharedProperties';
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
	const places = resources.flatMap((resource) =>
		resource.operations.map((operation) => ({
			resource: resource.value,
			operation: operation.value,
			properties: operationFields(operation).map(shownProperty).flatMap(requiredWhenShown),
			options: operationOptions(operation).map(shownProperty),
		})),
	);
	return [
		resourceDropdown(resources, preselected),
		...resources.map((resource) => operationDropdown(resource, descriptionOf)),
		...sharedProperties(places),
	];
}

/** AI agents choose operations by this text, so it names the credentials that work. */
function descriptionOf(operation: Operation): string {
	const limit = credentialLimit(operation);
	if (limit === undefined) return operation.description;
	return `${operation.description.replace(/\.$/, '')}. It ${limit}.`;
}

function operationFields(operation: Operation): INodeProperties[] {
	return [
		...unsuitableNotice(operation),
		...shownFields(operation),
		...(placeOfActAsUser(operation) === 'field' ? [actAsUserField] : []),
	];
}

function operationOptions(operation: Operation): INodeProperties[] {
	return [
		...(operation.sequential ? [] : [concurrencyField(operation.itemsAtOnce)]),
		...(placeOfActAsUser(operation) === 'option' ? [actAsUserOption] : []),
		...(operation.options ?? []),
	];
}

/** The fields as all versions of the node show them. */
export function shownFields({ fields }: Pick<Operation, 'fields'>): INodeProperties[] {
	return fields.flatMap((field) => (field.name === simplify.name ? outputParameters : field));
}
