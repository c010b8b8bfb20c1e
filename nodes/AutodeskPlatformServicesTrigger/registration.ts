import type { IDataObject } from 'n8n-workflow';
import type { HookAddress } from '../../protocol/aps/hookAddress';
import type { Region } from '../../protocol/aps/regions';

/**
 * What this trigger has registered, kept in the node's static data. n8n saves static data only after
 * `create` has returned, so an earlier delivery finds nothing and is rejected. Receiving
 * never writes it: n8n would not save that reliably.
 */
export type TriggerRegistration = DirectRegistration | WorkerRegistration;

/** Where the webhooks of a registration are, and where they call. */
interface CommonRegistration extends HookPlacement {
	callbackUrl: string;
	hooks: HookAddress[];
	/** Made to listen for one test event: the webhooks expire. */
	isTest: boolean;
	/** What is not watched of a whole hub. */
	leftOut?: LeftOut;
	/** What names and paths in the settings meant at activation: it is watched even after it is renamed. */
	located?: LookedUp;
	/** What a failed registration could not roll back: to be removed or adopted, nothing else. */
	isLeftover?: boolean;
}

/** The IDs of a hub, project and folder that were entered by name or path, or follow from each other. */
export interface LookedUp {
	/** What was entered, to recognize that it has not changed. */
	entered: string;
	/** By the name of the field. */
	ids: Readonly<Record<string, string>>;
}

/** Projects without a webhook, although their whole hub was chosen. */
export interface LeftOut {
	/** When that was found, ISO 8601. */
	since: string;
	count: number;
	/** The first of them. */
	projects: LeftOutProject[];
}

export interface LeftOutProject {
	/** Data Management ID. */
	projectId: string;
	projectName: string;
	/** For example `the credential may not open it (403)`. */
	reason: string;
}

/** What Autodesk needs to know to find webhooks, beside their addresses. */
export interface HookPlacement {
	region: Region;
	/** Of Fusion Manage, for its events only; in upper case. */
	tenant?: string;
}

export interface DirectRegistration extends CommonRegistration {
	delivery: 'direct';
	/** Signs the callbacks of these hooks and of nothing else. Random, so worthless elsewhere. */
	secret: string;
	/** When Autodesk first got the secret, Unix time in milliseconds. */
	secretSince: number;
}

export interface WorkerRegistration extends CommonRegistration {
	delivery: 'worker';
	/** Deliveries are signed with a key derived from the API key and this id. */
	subscriptionId: string;
}

// n8n notices only assignments to the outermost keys, so values are replaced, never changed inside.

/** @param staticData the node's own */
export function readRegistration(staticData: IDataObject): TriggerRegistration | undefined {
	const { registration } = staticData;
	return isRegistration(registration) ? registration : undefined;
}

export function storeRegistration(
	staticData: IDataObject,
	registration: TriggerRegistration,
): void {
	staticData.registration = { ...registration };
}

/** With everything else that was noted about its webhooks: the next registration has others. */
export function forgetRegistration(staticData: IDataObject): void {
	for (const key of Object.keys(staticData)) delete staticData[key];
}

/** Only this node writes the static data, so a registration with a delivery is complete. */
function isRegistration(value: unknown): value is TriggerRegistration {
	return (
		typeof value === 'object' &&
		value !== null &&
		'delivery' in value &&
		(value.delivery === 'direct' || value.delivery === 'worker')
	);
}
