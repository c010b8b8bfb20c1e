import { APPS, DECISION } from '../../simulator';
import type { NewCredential, StoredCredential } from '../n8n-process/n8nCredentials';
import type { N8nClient } from '../n8n-process/n8nClient';
import type { ServiceAccountKey } from './serviceAccounts';
import type { WorkerServer } from './workerServer';

/** All scopes that operations and events require. */
const ALL_SCOPES = [
	'data:read',
	'data:write',
	'data:create',
	'data:search',
	'bucket:create',
	'bucket:read',
	'bucket:update',
	'bucket:delete',
	'account:read',
	'account:write',
];

/** Acts as the app itself. */
export function twoLeggedCredential(apsUrl: string, scopes = ALL_SCOPES): NewCredential {
	return {
		name: 'Autodesk app (2-legged)',
		type: 'autodeskPlatformServicesTwoLeggedOAuth2Api',
		data: { baseUrl: apsUrl, ...idAndSecret(APPS.twoLegged), selectedScopes: scopes },
	};
}

/** Acts as the signed-in user. */
export function threeLeggedCredential(apsUrl: string, scopes = ALL_SCOPES): NewCredential {
	return {
		name: 'Autodesk user (3-legged)',
		type: 'autodeskPlatformServicesOAuth2Api',
		data: { baseUrl: apsUrl, ...idAndSecret(APPS.threeLegged), selectedScopes: scopes },
	};
}

/** Acts as a service account of the app. */
export function serviceAccountCredential(
	apsUrl: string,
	key: ServiceAccountKey,
	scopes = ALL_SCOPES,
): NewCredential {
	return {
		name: 'Autodesk service account',
		type: 'autodeskPlatformServicesServiceAccountApi',
		data: { baseUrl: apsUrl, ...idAndSecret(APPS.twoLegged), ...key, selectedScopes: scopes },
	};
}

export function workerCredential({
	url,
	apiKey,
}: Pick<WorkerServer, 'url' | 'apiKey'>): NewCredential {
	return { name: 'Webhook worker', type: 'apsWebhookWorkerApi', data: { url, apiKey } };
}

/** The credentials that a trigger needs to act as the app, directly or through the worker. */
export async function appAndWorker(
	client: N8nClient,
	apsUrl: string,
	worker: Pick<WorkerServer, 'url' | 'apiKey'>,
): Promise<[app: StoredCredential, worker: StoredCredential]> {
	return [
		await client.credentials.create(twoLeggedCredential(apsUrl)),
		await client.credentials.create(workerCredential(worker)),
	];
}

/** Clicks Connect in n8n, signs in at the simulator as its user, and returns to n8n. */
export async function connectAsUser(
	client: N8nClient,
	credential: StoredCredential,
): Promise<void> {
	const authorizeUrl = await client.credentials.authorizeUrl(credential.id);
	const callbackUrl = await signInAndAllow(authorizeUrl);
	const page = await client.credentials.finishConnecting(callbackUrl);
	if (!page.includes('successful')) throw new Error(`n8n did not connect: ${page.slice(0, 500)}`);
}

/** Clicks Allow on the authorize page. Returns the URL it redirects to. */
async function signInAndAllow(authorizeUrl: string): Promise<string> {
	const url = new URL(authorizeUrl);
	url.searchParams.set(DECISION, 'allow');
	const response = await fetch(url, { redirect: 'manual' });
	const location = response.headers.get('location');
	if (!location) {
		throw new Error(`The authorize page answered ${response.status}: ${await response.text()}`);
	}
	return location;
}

function idAndSecret({ clientId, clientSecret }: { clientId: string; clientSecret: string }) {
	return { clientId, clientSecret };
}
