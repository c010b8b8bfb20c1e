import type { IHookFunctions } from 'n8n-workflow';
import type { HooksClient } from '../../apsClient/hooks';
import type { WantedWatch } from '../../../protocol/worker/subscription';
import { WorkerClient } from '../../workerClient/workerClient';
import { readRegistration } from '../registration';
import type { Registration } from '../registration';
import { readDemand } from './demand';
import { webhookUrl } from './endpoint';
import { existingHooks } from './reconcile';
import { isWanted } from './wantedHooks';
import type { WantedHook } from './wantedHooks';

/**
 * Whether everything is in place: the URL, and at Autodesk exactly the wanted webhooks, in the right
 * region and active. A stored id alone proves nothing. When this says no, `register` mends it.
 */
export async function isRegistered(ctx: IHookFunctions): Promise<boolean> {
	const registration = readRegistration(ctx);
	if (registration === undefined || registration.isLeftover) return false;
	const { settings, region, hooks, wanted, watches } = await readDemand(ctx);
	return (
		registration.delivery === settings.delivery &&
		registration.region === region &&
		(await isEndpointInPlace(ctx, registration, watches)) &&
		(await areHooksInPlace(hooks, wanted, registration))
	);
}

async function isEndpointInPlace(
	ctx: IHookFunctions,
	registration: Registration,
	watches: readonly WantedWatch[],
): Promise<boolean> {
	if (registration.delivery === 'direct') return registration.callbackUrl === webhookUrl(ctx);
	const worker = await WorkerClient.of(ctx);
	const subscription = await worker.find(registration.subscriptionId);
	return (
		subscription !== undefined &&
		subscription.status !== 'gone' &&
		subscription.target === webhookUrl(ctx) &&
		subscription.callbackUrl === registration.callbackUrl &&
		(await worker.hasWatches(subscription.id, watches))
	);
}

async function areHooksInPlace(
	hooks: HooksClient,
	wanted: readonly WantedHook[],
	{ callbackUrl, hooks: registered }: Registration,
): Promise<boolean> {
	const systems = wanted.map(({ system }) => system);
	const existing = await existingHooks(hooks, callbackUrl, systems);
	const known = new Set(registered.map(({ hookId }) => hookId));
	return (
		existing.length === wanted.length &&
		wanted.every((hook) =>
			existing.some(
				(found) => isWanted(hook, found) && found.status !== 'inactive' && known.has(found.hookId),
			),
		)
	);
}
