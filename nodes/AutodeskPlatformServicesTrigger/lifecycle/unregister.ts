import { NodeOperationError } from 'n8n-workflow';
import type { IHookFunctions } from 'n8n-workflow';
import { forgetRegistration, readRegistration, storeRegistration } from '../registration';
import { removeHooks, removeSubscription } from './remove';

/**
 * Removes what this trigger has registered: the webhooks first, so that nothing arrives for a
 * subscription that is gone. Without a registration there is nothing to do: a failed `register` has
 * cleaned up after itself.
 *
 * @throws NodeOperationError when something is left. It stays in the registration: n8n tries again
 * several times, and the next activation takes it over.
 */
export async function unregister(ctx: IHookFunctions): Promise<void> {
	const registration = readRegistration(ctx);
	if (registration === undefined) return;
	const hooks = await removeHooks(ctx, registration.hooks, registration.region);
	const isSubscriptionGone =
		registration.delivery === 'direct' ||
		(await removeSubscription(ctx, registration.subscriptionId));
	if ((hooks.length === 0 && isSubscriptionGone) || registration.isTest) {
		forgetRegistration(ctx);
		return;
	}
	storeRegistration(ctx, { ...registration, hooks });
	throw new NodeOperationError(ctx.getNode(), 'The trigger could not be removed completely', {
		description: `Still there: ${[
			...hooks.map(({ system, event, hookId }) => `webhook ${hookId} (${system} ${event})`),
			...(isSubscriptionGone ? [] : ['the subscription at the worker']),
		].join(', ')}`,
	});
}
