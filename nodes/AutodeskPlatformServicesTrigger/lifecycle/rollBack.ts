import type { HookAddress } from '../../../protocol/aps/hookAddress';
import { storeRegistration } from '../registration';
import type { TriggerRegistration } from '../registration';
import type { Endpoint } from './endpoint';
import { newRegistration } from './newRegistration';
import type { Plan } from './plan';
import { removeHooks, removeSubscription } from './remove';

/**
 * Removes what a failed registration has created. What cannot be removed now is stored for n8n's next
 * retry, deactivation or activation.
 *
 * @param created the new webhooks, without adopted ones
 */
export async function rollBack(
	plan: Plan,
	endpoint: Endpoint,
	created: readonly HookAddress[],
	previous: TriggerRegistration | undefined,
): Promise<void> {
	const { host, desired } = plan;
	const left = await removeHooks(host, created, desired.placement);
	if (previous) {
		// Webhooks elsewhere are in the log only, because a registration stores a single place.
		if (left.length > 0 && isSamePlace(previous, plan, endpoint)) {
			const hooks = [...previous.hooks, ...left];
			storeRegistration(host.staticData, { ...previous, hooks, isLeftover: true });
		}
		return;
	}
	const isSubscriptionLeft =
		endpoint.delivery === 'worker' &&
		(left.length > 0 || !(await removeSubscription(host, endpoint.subscriptionId)));
	if (left.length > 0 || isSubscriptionLeft) {
		const leftover = newRegistration(plan, endpoint, left);
		storeRegistration(host.staticData, { ...leftover, isLeftover: true });
	}
}

function isSamePlace(
	{ region, callbackUrl }: TriggerRegistration,
	{ desired }: Plan,
	endpoint: Endpoint,
): boolean {
	return region === desired.placement.region && callbackUrl === endpoint.callbackUrl;
}
