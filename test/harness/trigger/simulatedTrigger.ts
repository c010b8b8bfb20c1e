import type { INodeParameters } from 'n8n-workflow';
import { ApsWebhookWorkerApi } from '../../../credentials/ApsWebhookWorkerApi.credentials';
import { AutodeskPlatformServicesOAuth2Api } from '../../../credentials/AutodeskPlatformServicesOAuth2Api.credentials';
import { AutodeskPlatformServicesServiceAccountApi } from '../../../credentials/AutodeskPlatformServicesServiceAccountApi.credentials';
import { AutodeskPlatformServicesTwoLeggedOAuth2Api } from '../../../credentials/AutodeskPlatformServicesTwoLeggedOAuth2Api.credentials';
import { AutodeskPlatformServicesTrigger } from '../../../nodes/AutodeskPlatformServicesTrigger/AutodeskPlatformServicesTrigger.node';
import { FakeCredentials } from '../fakeCredentials';
import { holdingToken } from '../holdingToken';
import { resolveCredential } from '../resolveCredential';
import { TriggerUnderTest } from './runTrigger';
import type { TriggerOptions } from './runTrigger';
import { APPS, FOLDERS, HUBS, PROJECTS, SERVICE_ACCOUNT, USERS } from '../../simulator';
import type { Simulator } from '../../simulator';

const app = {
	kind: '2L',
	app: APPS.twoLegged,
	userId: undefined,
	authentication: 'twoLegged',
	type: new AutodeskPlatformServicesTwoLeggedOAuth2Api(),
} as const;
const user = {
	kind: '3L',
	app: APPS.threeLegged,
	authentication: 'oAuth2',
	type: new AutodeskPlatformServicesOAuth2Api(),
} as const;

/** Who may act, and how they sign in. */
const IDENTITIES = {
	/** The app that both accounts have added. */
	app,
	unprovisionedApp: { ...app, app: APPS.unprovisioned },
	kim: { ...user, userId: USERS.kim.autodeskId },
	lee: { ...user, userId: USERS.lee.autodeskId },
	/** The service account of the app. */
	robot: {
		...app,
		kind: 'SSA',
		userId: SERVICE_ACCOUNT.id,
		authentication: 'serviceAccount',
		type: new AutodeskPlatformServicesServiceAccountApi(),
	},
} as const;

const SCOPES = ['data:read', 'data:write', 'data:create'];

interface WorkerCredential {
	url: string;
	apiKey: string;
}

export interface SimulatedTriggerOptions extends TriggerOptions {
	/** Default: the app. */
	as?: keyof typeof IDENTITIES;
	scopes?: string[];
	/** Address and key of a worker. */
	worker?: WorkerCredential;
	/** Whether the node has a credential for Autodesk. Default: true */
	hasAutodesk?: boolean;
	/** Default: `worker`, with its current address and key. */
	workerCredential?: WorkerCredential;
	/** Default: the simulator. */
	baseUrl?: string;
	/** The secret of all webhooks of the app, in the credential. */
	webhookSecret?: string;
}

/** The trigger node with a credential that the simulator accepts, answering at its own URL. */
export async function simulatedTrigger(
	sim: Pick<Simulator, 'url' | 'issueToken'>,
	parameters: INodeParameters,
	options: SimulatedTriggerOptions = {},
): Promise<TriggerUnderTest> {
	const {
		as = 'app',
		scopes = SCOPES,
		worker,
		workerCredential = worker && { url: worker.url, apiKey: worker.apiKey },
		webhookSecret = '',
		hasAutodesk = true,
		baseUrl = sim.url,
		...more
	} = options;
	const { kind, app, userId, authentication, type } = IDENTITIES[as];
	const token = sim.issueToken({ kind, clientId: app.clientId, userId, scopes });
	const { clientId, clientSecret } = app;
	const entered = { baseUrl, clientId, clientSecret, selectedScopes: scopes, webhookSecret };
	const values = resolveCredential(type, entered);
	const credentials = new FakeCredentials(
		{
			...(hasAutodesk ? { [type.name]: holdingToken(type, values, token) } : {}),
			...(workerCredential ? { apsWebhookWorkerApi: workerCredential } : {}),
		} as never,
		{ [type.name]: type, apsWebhookWorkerApi: new ApsWebhookWorkerApi() },
	);
	const trigger = new TriggerUnderTest(
		new AutodeskPlatformServicesTrigger(),
		{
			authentication,
			delivery: worker ? 'worker' : 'direct',
			...parameters,
		},
		{ credentials, ...more },
	);
	await trigger.listen();
	return trigger;
}

/** The value of a resource locator in ID mode. */
export function byId(value: string): INodeParameters {
	return { __rl: true, mode: 'id', value } as unknown as INodeParameters;
}

/** Uploads to the folder Models of the project Tower A. */
export const onTowerModels: INodeParameters = {
	events: ['data/dm.version.added'],
	scope: 'folder',
	hub: byId(HUBS.us.id),
	project: byId(PROJECTS.tower.id),
	folder: byId(FOLDERS.towerModels),
};
