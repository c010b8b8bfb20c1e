import { NodeOperationError } from 'n8n-workflow';
import type { INode } from 'n8n-workflow';
import { generateCallbackSecret } from '../../../protocol/callbacks/callbackSecret';
import { LIMITS } from '../../../protocol/worker/api/limits';
import type { Access } from '../../apsClient/access';
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

const LOOPBACK = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;

/**
 * Why Autodesk cannot reach the endpoint. Check this before registering anything, because Autodesk
 * accepts such a URL and then never calls it.
 *
 * @returns undefined if no problem is known
 */
export function unreachable(
	node: INode,
	{ delivery, callbackUrl }: Endpoint,
	access: Access,
): NodeOperationError | undefined {
	const isLocal = (url: string) => LOOPBACK.test(new URL(url).hostname);
	// A simulator of Autodesk on this machine can reach this machine.
	if (!isLocal(callbackUrl) || isLocal(access.baseUrl)) return undefined;
	return new NodeOperationError(node, `Autodesk cannot reach ${new URL(callbackUrl).origin}`, {
		description:
			delivery === 'direct'
				? 'Set WEBHOOK_URL of n8n to an address that is reachable from the internet (for a trial, a tunnel), or choose delivery through the worker'
				: 'Set PUBLIC_URL of the worker to an address that is reachable from the internet (for a trial, a tunnel)',
	});
}
