import { NodeOperationError } from 'n8n-workflow';
import type { IHookFunctions } from 'n8n-workflow';
import { forgetRegistration, readRegistration, storeRegistration } from '../registration';
import { hostOf } from './host';
import { removeHooks, removeSubscription } from './remove';

/**
 * Removes what this trigger has registered: the webhooks first, so that nothing arrives for a
 * subscription that is gone. Without a registration there is nothing to do: a failed `register` has
 * cleaned up after itself.
 *
 * @throws NodeOperationError when something is left. It stays in the registration: n8n tries again
 * several times, and the next activation adopts it.
 */
export async function unregister(ctx: IHookFunctions): Promise<void> {
	const host = hostOf(ctx);
	const registration = readRegistration(host.staticData);
	if (registration === undefined) return;
	const hooks = await removeHooks(host, registration.hooks, registration);
	const isSubscriptionGone =
		registration.delivery === 'direct' ||
		(await removeSubscription(host, registration.subscriptionId));
	if ((hooks.length === 0 && isSubscriptionGone) || registration.isTest) {
		forgetRegistration(host.staticData);
		return;
	}
	storeRegistration(host.staticData, { ...registration, hooks });
	throw new NodeOperationError(host.node, 'The trigger could not be removed completely', {
		description: `Still there: ${[
			...hooks.map(({ system, event, hookId }) => `webhook ${hookId} (${system} ${event})`),
			...(isSubscriptionGone ? [] : ['the subscription at the worker']),
		].join(', ')}`,
	});
}
