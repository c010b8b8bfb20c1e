import type { IHookFunctions } from 'n8n-workflow';
import type { DesiredWatch } from '../../workerClient/desiredWatch';
import type { HooksClient } from '../../apsClient/hooks';
import { readRegistration } from '../registration';
import type { TriggerRegistration } from '../registration';
import { isDesired } from './desiredHooks';
import type { DesiredHook } from './desiredHooks';
import type { TriggerHost } from './host';
import { planOf } from './plan';
import { existingHooks } from './createHook';

/**
 * Whether everything is in place: the URL, and at Autodesk exactly the desired webhooks, in the right
 * region and active. A stored ID alone proves nothing. If this returns false, `register` repairs it.
 */
export async function isRegistered(ctx: IHookFunctions): Promise<boolean> {
	const registration = readRegistration(ctx.getWorkflowStaticData('node'));
	if (registration === undefined || registration.isLeftover) return false;
	const { host, settings, desired, caller } = await planOf(ctx);
	return (
		registration.delivery === settings.delivery.kind &&
		registration.region === desired.placement.region &&
		(await isEndpointInPlace(host, registration, desired.watches)) &&
		(caller === undefined || (await areHooksInPlace(caller.hooks, desired.hooks, registration)))
	);
}

async function isEndpointInPlace(
	host: TriggerHost,
	registration: TriggerRegistration,
	watches: readonly DesiredWatch[],
): Promise<boolean> {
	if (registration.delivery === 'direct') return registration.callbackUrl === host.webhookUrl;
	const worker = await host.openWorker();
	const subscription = await worker.find(registration.subscriptionId);
	return (
		subscription !== undefined &&
		subscription.status !== 'gone' &&
		subscription.target === host.webhookUrl &&
		subscription.callbackUrl === registration.callbackUrl &&
		(await worker.hasWatches(subscription.id, watches))
	);
}

async function areHooksInPlace(
	hooks: HooksClient,
	desired: readonly DesiredHook[],
	{ callbackUrl, hooks: registered }: TriggerRegistration,
): Promise<boolean> {
	const systems = desired.map(({ system }) => system);
	const existing = await existingHooks(hooks, callbackUrl, systems);
	const known = new Set(registered.map(({ hookId }) => hookId));
	return (
		existing.length === desired.length &&
		desired.every((hook) =>
			existing.some(
				(actual) =>
					isDesired(hook, actual) && actual.status !== 'inactive' && known.has(actual.hookId),
			),
		)
	);
}
