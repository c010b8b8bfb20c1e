import { LIMITS } from '../../../../../protocol/worker/api/limits';
import type { HookRegistration, WantedHook } from '../../../hooks/hookRegistration';
import type { Subscription, SubscriptionHook } from '../../../subscriptions/subscription';
import { notFound, Problem } from '../../problem';
import { callingAutodesk } from '../callingAutodesk';
import { notConfigured } from '../notConfigured';

/**
 * Creates a hook at Autodesk for a subscription.
 *
 * @param registration absent if the worker has no app
 * @throws Problem
 */
export async function createHook(
	registration: HookRegistration | undefined,
	subscription: Subscription,
	wanted: WantedHook,
): Promise<SubscriptionHook> {
	if (!registration) throw notConfigured();
	const creation = await callingAutodesk(() => registration.create(subscription, wanted));
	if (creation.kind === 'missing') throw notFound('subscription');
	if (creation.kind === 'created') return creation.hook;
	const { maxItems } = LIMITS.subscription.hooks;
	throw new Problem('invalidRequest', `The subscription has ${maxItems} webhooks, the maximum`);
}

/** Deletes a hook of a subscription at Autodesk. @throws Problem */
export async function deleteHook(
	registration: HookRegistration | undefined,
	subscription: Subscription,
	hookId: string,
): Promise<void> {
	if (!registration) throw notConfigured();
	if (await callingAutodesk(() => registration.delete(subscription, hookId))) return;
	throw notFound('webhook');
}
