import type { INodeExecutionData, INodeParameters } from 'n8n-workflow';
import type { ApsClient } from '../nodes/apsClient/client';
import type { FakeCredentials } from '../test/harness/fakeCredentials';
import { runOperation } from '../test/harness/runOperation';
import { appCredentials, runWithClient } from '../test/harness/runWithClient';

/**
 * Runs one operation of the action node in real n8n-core, as the app, against a simulator.
 *
 * @param items the input of the node; by default one empty item
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

/**
 * Runs a function in place of an operation, with the client of an operation.
 *
 * @param credentials of a user; by default those of the app
 */
export async function runWithClientAt(
	url: string,
	task: (client: ApsClient) => Promise<void>,
	credentials?: FakeCredentials,
): Promise<void> {
	const error = await runWithClient(url, task, credentials);
	if (error) throw new Error(`${error.message}: ${error.description}`);
}
