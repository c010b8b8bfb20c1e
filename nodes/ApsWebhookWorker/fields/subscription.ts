import { isResourceLocatorValue } from 'n8n-workflow';
import type { INodeProperties } from 'n8n-workflow';
import { locatedId, resourceLocator } from '../../fields/locator';
import type { WorkerRun } from '../operations/operation';

const locator = resourceLocator({
	displayName: 'Subscription',
	name: 'subscription',
	description:
		'What the worker keeps for one trigger node, chosen from a list or entered by its ID',
	search: 'searchSubscriptions',
	idPlaceholder: 'e.g. sub_1n5d9jz7vk2q',
});

export const subscription: INodeProperties = { ...locator, required: true };

/** For lists, which may span all subscriptions. */
export const subscriptionFilter: INodeProperties = {
	...locator,
	description: 'Only what is for this trigger node. Empty means all.',
};

/** Entry of a collection. */
export const subscriptionInCollection: INodeProperties = {
	...locator,
	description: 'Another trigger node to tell',
};

/** @throws InvalidValue when none is chosen */
export function chosenSubscription(run: WorkerRun): string {
	return locatedId(run, locator.name);
}

/** @returns undefined when the locator is empty */
export function subscriptionIfAny(locatorValue: unknown): string | undefined {
	const value = isResourceLocatorValue(locatorValue) ? locatorValue.value : locatorValue;
	return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}
