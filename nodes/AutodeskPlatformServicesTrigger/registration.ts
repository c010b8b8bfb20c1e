import type { IDataObject, IHookFunctions, IWebhookFunctions } from 'n8n-workflow';
import type { HookAddress } from '../../protocol/aps/hookAddress';
import type { Region } from '../../protocol/aps/regions';

/** How events come to n8n. */
export type DeliveryMode = 'direct' | 'worker';

/**
 * What this trigger has registered, kept in the node's static data. n8n saves static data only after
 * `create` has returned, so a delivery that comes earlier finds nothing and is refused. Receiving
 * never writes it: n8n would not save that reliably.
 */
export type Registration = DirectRegistration | WorkerRegistration;

interface CommonRegistration {
	region: Region;
	callbackUrl: string;
	hooks: HookAddress[];
	/** Made to listen for one test event: the webhooks end by themselves. */
	isTest: boolean;
	/** What a failed registration could not take back: to be removed or taken over, nothing else. */
	isLeftover?: boolean;
}

export interface DirectRegistration extends CommonRegistration {
	delivery: 'direct';
	/** Signs the callbacks of these hooks and of nothing else. Random, so worthless elsewhere. */
	secret: string;
	/** When Autodesk was first told the secret, Unix time in milliseconds. */
	secretSince: number;
}

export interface WorkerRegistration extends CommonRegistration {
	delivery: 'worker';
	/** Deliveries are signed with a key derived from the API key and this id. */
	subscriptionId: string;
}

type TriggerContext = IHookFunctions | IWebhookFunctions;

// n8n notices only assignments to the outermost keys, so values are replaced, never changed inside.

export function readRegistration(ctx: TriggerContext): Registration | undefined {
	return ctx.getWorkflowStaticData('node').registration as unknown as Registration | undefined;
}

export function storeRegistration(ctx: TriggerContext, registration: Registration): void {
	ctx.getWorkflowStaticData('node').registration = registration as unknown as IDataObject;
}

/** With all that was noted about its webhooks: the next registration has others. */
export function forgetRegistration(ctx: TriggerContext): void {
	const data = ctx.getWorkflowStaticData('node');
	for (const key of Object.keys(data)) delete data[key];
}
