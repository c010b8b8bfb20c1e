import { NodeOperationError } from 'n8n-workflow';
import type { IHookFunctions } from 'n8n-workflow';
import type { Access } from '../../apsClient/access';
import { generateCallbackSecret } from '../../../protocol/callbacks/callbackSecret';
import { WorkerClient } from '../../workerClient/workerClient';
import { ownerSecret } from '../ownerSecret';
import type { Registration } from '../registration';
import type { TriggerSettings } from '../settings';

/** Where Autodesk is to send events, and the secret it is to sign them with. */
export type Endpoint =
	| { delivery: 'direct'; callbackUrl: string; secret: string; secretSince: number }
	| { delivery: 'worker'; callbackUrl: string; secret: string; subscriptionId: string };

/** This trigger's own webhook URL: the test URL while listening for a test event. */
export function webhookUrl(ctx: IHookFunctions): string {
	return ctx.getNodeWebhookUrl('default') as string;
}

/**
 * Opens the way for events before Autodesk is told about it: in worker mode the worker has to know
 * the subscription by the time the first callback comes.
 */
export async function openEndpoint(
	ctx: IHookFunctions,
	{ delivery, workerEvents, options }: TriggerSettings,
	previous: Registration | undefined,
): Promise<Endpoint> {
	const target = webhookUrl(ctx);
	if (delivery === 'direct') {
		const { secret, secretSince } =
			previous?.delivery === 'direct'
				? previous
				: { secret: generateCallbackSecret(), secretSince: Date.now() };
		return { delivery, callbackUrl: target, secret, secretSince };
	}
	const shared = await ownerSecret(ctx);
	const worker = await WorkerClient.of(ctx);
	const { id, callbackUrl, callbackSecret } = await worker.register({
		target,
		label: labelOf(ctx),
		concurrency: options.concurrency,
		batch: { maxEvents: options.batchSize ?? 1, maxWaitSeconds: options.batchWait ?? 0 },
		acknowledge: options.acknowledge ?? 'started',
		order: options.keepOrder ? 'file' : 'none',
		workerEvents,
		extraSecrets: shared === undefined ? [] : [shared],
	});
	return { delivery, callbackUrl, secret: callbackSecret, subscriptionId: id };
}

/** What people find the trigger by at the worker, which takes up to 200 characters. */
export function labelOf(ctx: IHookFunctions): string {
	const { name, id } = ctx.getWorkflow();
	return `${name ?? id} / ${ctx.getNode().name}`.slice(0, 200);
}

const LOOPBACK = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;

/**
 * Told before anything is registered, because Autodesk accepts such a URL and then never calls.
 *
 * @throws NodeOperationError when the URL leads nowhere as seen from Autodesk
 */
export function refuseUnreachableUrl(
	ctx: IHookFunctions,
	endpoint: Endpoint,
	access: Access,
): void {
	const isLocal = (url: string) => LOOPBACK.test(new URL(url).hostname);
	// A stand-in for Autodesk on this machine does reach this machine.
	if (!isLocal(endpoint.callbackUrl) || isLocal(access.baseUrl)) return;
	throw new NodeOperationError(
		ctx.getNode(),
		`Autodesk cannot reach ${new URL(endpoint.callbackUrl).origin}`,
		{
			description:
				endpoint.delivery === 'direct'
					? 'Set WEBHOOK_URL of n8n to an address that is reachable from the internet (for a trial, a tunnel), or choose delivery through the worker'
					: 'Set PUBLIC_URL of the worker to an address that is reachable from the internet (for a trial, a tunnel)',
		},
	);
}
