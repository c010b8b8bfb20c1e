import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { ApsWebhookWorkerApi } from '../../../credentials/ApsWebhookWorkerApi.credentials';
import { AutodeskPlatformServicesOAuth2Api } from '../../../credentials/AutodeskPlatformServicesOAuth2Api.credentials';
import { AutodeskPlatformServicesTwoLeggedOAuth2Api } from '../../../credentials/AutodeskPlatformServicesTwoLeggedOAuth2Api.credentials';
import { AutodeskPlatformServicesTrigger } from '../../../nodes/AutodeskPlatformServicesTrigger/AutodeskPlatformServicesTrigger.node';
import { FakeCredentials } from '../../harness/fakeCredentials';
import { TriggerUnderTest } from '../../harness/runTrigger';
import type { TriggerOptions } from '../../harness/runTrigger';
import { APPS, FOLDERS, HUBS, PROJECTS, USERS } from '../../simulator';
import type { Simulator } from '../../simulator';

const SCOPES = ['data:read', 'data:write', 'data:create'];

export interface SimulatedTriggerOptions extends TriggerOptions {
	/** Default: 2L, the app that both accounts have added. */
	as?: 'app' | 'unprovisionedApp' | 'kim' | 'lee';
	scopes?: string[];
	/** Address and key of a worker. */
	worker?: { url: string; apiKey: string };
	/** Default: the simulator. */
	baseUrl?: string;
	/** Secret of all webhooks of the app, in the credential. */
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
		webhookSecret,
		baseUrl = sim.url,
		...more
	} = options;
	const isUser = as === 'kim' || as === 'lee';
	const app = isUser ? APPS.threeLegged : as === 'app' ? APPS.twoLegged : APPS.unprovisioned;
	const token = sim.issueToken({
		kind: isUser ? '3L' : '2L',
		clientId: app.clientId,
		scopes,
		...(isUser ? { userId: USERS[as].autodeskId } : {}),
	});
	const credential = {
		grantType: isUser ? 'authorizationCode' : 'clientCredentials',
		clientId: app.clientId,
		clientSecret: app.clientSecret,
		baseUrl,
		accessTokenUrl: `${sim.url}/authentication/v2/token`,
		scopes,
		scope: scopes.join(' '),
		webhookSecret,
		oauthTokenData: { access_token: token },
	} as unknown as IDataObject;
	const credentialType = isUser
		? new AutodeskPlatformServicesOAuth2Api()
		: new AutodeskPlatformServicesTwoLeggedOAuth2Api();
	const credentials = new FakeCredentials(
		{
			[credentialType.name]: credential,
			...(worker ? { apsWebhookWorkerApi: { url: worker.url, apiKey: worker.apiKey } } : {}),
		} as never,
		{ [credentialType.name]: credentialType, apsWebhookWorkerApi: new ApsWebhookWorkerApi() },
	);
	const trigger = new TriggerUnderTest(
		new AutodeskPlatformServicesTrigger(),
		{
			authentication: isUser ? 'oAuth2' : 'twoLegged',
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

/** Uploads into the folder Models of the project Tower A. */
export const onTowerModels: INodeParameters = {
	events: ['data/dm.version.added'],
	watch: 'folder',
	hub: byId(HUBS.us.id),
	project: byId(PROJECTS.tower.id),
	folder: byId(FOLDERS.towerModels),
};
