import { NodeOperationError } from 'n8n-workflow';
import type { INode } from 'n8n-workflow';
import { generateCallbackSecret } from '../../../protocol/callbacks/callbackSecret';
import { LIMITS } from '../../../protocol/worker/api/limits';
import type { Access } from '../../apsClient/access';
import type { TriggerRegistration } from '../registration';
import type { Delivery, WorkerDelivery } from '../settings/delivery';
import type { TriggerHost } from './host';

/** Where Autodesk is to send events, and the secret it is to sign them with. */
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
 * Opens the way for events before Autodesk knows of it: with delivery through the worker, the worker must
 * have the subscription by the time the first callback comes.
 */
export async function openEndpoint(
	host: TriggerHost,
	delivery: Delivery,
	previous: TriggerRegistration | undefined,
): Promise<Endpoint> {
	return delivery.kind === 'direct'
		? directEndpoint(host.webhookUrl, previous)
		: await subscribe(host, delivery);
}

/** The secret stays, so that Autodesk need not take a new one into use. */
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

/** What users recognize the trigger by at the worker. */
export function labelAtWorker({ label }: TriggerHost): string {
	return label.slice(0, LIMITS.subscription.label.maxLength);
}

async function subscribe(host: TriggerHost, delivery: WorkerDelivery): Promise<WorkerEndpoint> {
	const ownerSecret = await host.ownerSecret();
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
 * Why Autodesk cannot reach the endpoint. To be checked before anything is registered, because
 * Autodesk accepts such a URL and then never calls it.
 *
 * @returns undefined when nothing speaks against it
 */
export function unreachable(
	node: INode,
	{ delivery, callbackUrl }: Endpoint,
	access: Access,
): NodeOperationError | undefined {
	const isLocal = (url: string) => LOOPBACK.test(new URL(url).hostname);
	// A stand-in for Autodesk on this machine does reach this machine.
	if (!isLocal(callbackUrl) || isLocal(access.baseUrl)) return undefined;
	return new NodeOperationError(node, `Autodesk cannot reach ${new URL(callbackUrl).origin}`, {
		description:
			delivery === 'direct'
				? 'Set WEBHOOK_URL of n8n to an address that is reachable from the internet (for a trial, a tunnel), or choose delivery through the worker'
				: 'Set PUBLIC_URL of the worker to an address that is reachable from the internet (for a trial, a tunnel)',
	});
}
