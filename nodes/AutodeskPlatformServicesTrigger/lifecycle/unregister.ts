import { NodeOperationError } from 'n8n-workflow';
import type { IHookFunctions } from 'n8n-workflow';
import { forgetRegistration, readRegistration, storeRegistration } from '../registration';
import { hostOf } from './host';
import { removeHooks, removeSubscription } from './remove';

/**
 * Removes what this trigger has registered: the webhooks first, so that no callback arrives for a
 * removed subscription. Without a registration there is nothing to do, because a failed `register`
 * cleans up after itself.
 *
 * @throws NodeOperationError if something is left. It stays in the registration: n8n retries several
 * times, and the next activation adopts it.
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
