import type { INodeProperties } from 'n8n-workflow';
import { locatedId, locatorValue, resourceLocator } from '../../fields/locator';
import { withNames } from './byName';
import { locatorText } from '../../parameters/locatorText';
import { defineParameter } from '../../parameters/parameter';
import { read } from '../../parameters/read';
import type { Run } from '../../parameters/run';

const locator = withNames(
	resourceLocator({
		displayName: 'Subscription',
		name: 'subscription',
		description:
			'Subscription of a trigger node, chosen from a list or entered by its ID, label or target',
		search: 'searchSubscriptions',
		idPlaceholder: 'e.g. sub_1n5d9jz7vk2q',
	}),
	'e.g. New drawings / When a file is added',
);

export const subscription: INodeProperties = { ...locator, required: true };

/** For lists, which may span all subscriptions. */
export const subscriptionFilter: INodeProperties = {
	...locator,
	description: 'Only records of this trigger node’s subscription. Empty means all.',
};

/** For a watch that is created. */
export const notifiedSubscription: INodeProperties = {
	...subscription,
	description: 'The trigger node’s subscription that receives the changes',
};

/** For a watch that is changed. */
export const otherSubscription = defineParameter({
	...locator,
	description: 'The trigger node’s subscription that receives the changes from now on',
	read: read.by((_field, entered) => locatorText(entered) || undefined),
});

/** @throws InvalidValue when none is chosen */
export function chosenSubscription(run: Run): string {
	return locatedId(run, locator.name);
}

/** @returns undefined when the locator is empty */
export function subscriptionIfAny(run: Run): string | undefined {
	return locatorValue(run, locator.name) || undefined;
}
