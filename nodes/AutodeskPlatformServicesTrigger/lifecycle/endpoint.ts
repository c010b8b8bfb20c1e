import { generateCallbackSecret } from '../../../protocol/callbacks/callbackSecret';
import { LIMITS } from '../../../protocol/worker/api/limits';
import type { TriggerRegistration } from '../registration';
import type { WorkerDelivery } from '../settings/delivery';
import type { TriggerHost } from './host';
import type { Plan } from './plan';

/** Where Autodesk sends events, and the secret it signs them with. */
export type Endpoint = DirectEndpoint | WorkerEndpoint;

interface DirectEndpoint {
	delivery: 'direct';
	callbackUrl: string;
	secret: string;
	/** When Autodesk first got the secret, Unix time in milliseconds. */
	secretSince: number;
}

interface WorkerEndpoint {
	delivery: 'worker';
	callbackUrl: string;
	secret: string;
	subscriptionId: string;
}

/**
 * Prepares the endpoint before Autodesk gets its URL: with delivery through the worker, the subscription
 * must exist when the first callback arrives.
 */
export async function openEndpoint(
	{ host, settings: { delivery }, caller }: Plan,
	previous: TriggerRegistration | undefined,
): Promise<Endpoint> {
	if (delivery.kind === 'direct') return directEndpoint(host.webhookUrl, previous);
	// Without calls to Autodesk, there need not be a credential that could hold a secret.
	return await subscribe(host, delivery, caller && (await host.ownerSecret()));
}

/** Keeps the secret, because a new one takes time to take effect at Autodesk. */
function directEndpoint(
	callbackUrl: string,
	previous: TriggerRegistration | undefined,
): DirectEndpoint {
	const { secret, secretSince } =
		previous?.delivery === 'direct'
			? previous
			: { secret: generateCallbackSecret(), secretSince: Date.now() };
	return { delivery: 'direct', callbackUrl, secret, secretSince };
}

/** How users recognize the trigger at the worker. */
export function labelAtWorker({ label }: TriggerHost): string {
	return label.slice(0, LIMITS.subscription.label.maxLength);
}

async function subscribe(
	host: TriggerHost,
	delivery: WorkerDelivery,
	ownerSecret: string | undefined,
): Promise<WorkerEndpoint> {
	const worker = await host.openWorker();
	const { id, callbackUrl, callbackSecret } = await worker.register({
		...delivery.terms,
		target: host.webhookUrl,
		label: labelAtWorker(host),
		workerEvents: delivery.workerEvents,
		extraSecrets: ownerSecret === undefined ? [] : [ownerSecret],
	});
	return { delivery: 'worker', callbackUrl, secret: callbackSecret, subscriptionId: id };
}
