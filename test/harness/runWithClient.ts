import type { IExecuteFunctions } from 'n8n-workflow';
import { AutodeskPlatformServices } from '../../nodes/AutodeskPlatformServices/AutodeskPlatformServices.node.ts';
import { readAccess } from '../../nodes/apsClient/access';
import { ApsClient } from '../../nodes/apsClient/client';
import { APPS } from '../simulator';
import type { FakeCredentials } from './fakeCredentials';
import { runNode } from './runNode';
import { signedIn } from './runOperation';

/**
 * Runs a function in place of an operation in real n8n-core, with the client of an operation.
 *
 * @param credentials 3-legged ones; by default those of the app
 * @returns the error that stopped the node, as in run data
 */
export async function runWithClient(
	url: string,
	task: (client: ApsClient) => Promise<void>,
	credentials?: FakeCredentials,
) {
	const node = Object.assign(new AutodeskPlatformServices(), {
		async execute(this: IExecuteFunctions) {
			await task(new ApsClient(this, await readAccess(this), { action: 'Test', scopes: [] }));
			return [[]];
		},
	});
	const authentication = credentials === undefined ? 'twoLegged' : 'oAuth2';
	const parameters = { authentication, resource: 'hub', operation: 'getAll' };
	const used = credentials ?? appCredentials(url);
	return (await runNode(node, parameters, { credentials: used })).error;
}

const SCOPES = ['account:read', 'account:write', 'data:read', 'data:write', 'data:create'];

/** A credential without a token: n8n fetches one, as after saving. */
export function appCredentials(url: string): FakeCredentials {
	const credentials = signedIn('twoLegged', SCOPES);
	for (const data of Object.values(credentials.data)) {
		Object.assign(data, APPS.twoLegged, {
			baseUrl: url,
			accessTokenUrl: `${url}/authentication/v2/token`,
			oauthTokenData: undefined,
		});
	}
	return credentials;
}
