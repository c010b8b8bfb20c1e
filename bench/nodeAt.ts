import type { IExecuteFunctions, INodeExecutionData, INodeParameters } from 'n8n-workflow';
import { AutodeskPlatformServices } from '../nodes/AutodeskPlatformServices/AutodeskPlatformServices.node.ts';
import { readAccess } from '../nodes/apsClient/access';
import { ApsClient } from '../nodes/apsClient/client';
import type { FakeCredentials } from '../test/harness/fakeCredentials';
import { runNode } from '../test/harness/runNode';
import { runOperation, signedIn } from '../test/harness/runOperation';
import { APPS } from '../test/simulator';

/**
 * Runs one operation of the action node in real n8n-core, as the app, at a simulator.
 *
 * @param items what goes into the node; one empty item when left out
 */
export async function runOperationAt(
	url: string,
	name: string,
	parameters: INodeParameters,
	items?: INodeExecutionData[],
) {
	const run = await runOperation(name, parameters, {
		as: 'twoLegged',
		credentials: appCredentials(url),
		items,
	});
	if (run.error) throw new Error(`${run.error.message}: ${run.error.description}`);
	return run.records;
}

/** Runs a piece of code in place of an operation, with the client that operations get. */
export async function runWithClientAt(
	url: string,
	task: (client: ApsClient) => Promise<void>,
): Promise<void> {
	const node = Object.assign(new AutodeskPlatformServices(), {
		async execute(this: IExecuteFunctions) {
			await task(new ApsClient(this, await readAccess(this), { action: 'Bench', scopes: [] }));
			return [[]];
		},
	});
	const parameters = { authentication: 'twoLegged', resource: 'hub', operation: 'getAll' };
	const { error } = await runNode(node, parameters, { credentials: appCredentials(url) });
	if (error) throw new Error(`${error.message}: ${error.description}`);
}

/** Without a token: n8n fetches one, as after the credential was saved. */
function appCredentials(url: string): FakeCredentials {
	const credentials = signedIn('twoLegged', ['account:read', 'data:read']);
	for (const data of Object.values(credentials.data)) {
		Object.assign(data, APPS.twoLegged, {
			baseUrl: url,
			accessTokenUrl: `${url}/authentication/v2/token`,
			oauthTokenData: undefined,
		});
	}
	return credentials;
}
