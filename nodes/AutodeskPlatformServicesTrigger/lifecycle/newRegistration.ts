import type { HookAddress } from '../../../protocol/aps/hookAddress';
import type { TriggerRegistration } from '../registration';
import type { Endpoint } from './endpoint';
import type { Plan } from './plan';

/** What is stored about a registration. Contains no secrets of the worker or Autodesk. */
export function newRegistration(
	{ host, desired, located }: Plan,
	endpoint: Endpoint,
	addresses: readonly HookAddress[],
): TriggerRegistration {
	const common = {
		...desired.placement,
		callbackUrl: endpoint.callbackUrl,
		hooks: addresses.map(({ system, event, hookId }) => ({ system, event, hookId })),
		isTest: host.isTest,
		located,
	};
	if (endpoint.delivery === 'worker') {
		return { ...common, delivery: 'worker', subscriptionId: endpoint.subscriptionId };
	}
	const { secret, secretSince } = endpoint;
	return { ...common, delivery: 'direct', secret, secretSince };
}
