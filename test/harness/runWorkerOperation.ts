import type { INodeParameters } from 'n8n-workflow';
import { ApsWebhookWorkerApi } from '../../credentials/ApsWebhookWorkerApi.credentials';
import { ApsWebhookWorker } from '../../nodes/ApsWebhookWorker/ApsWebhookWorker.node';
import { FakeCredentials } from './fakeCredentials';
import { runNode } from './runNode';
import type { RunOptions } from './runNode';

/** A credential for the worker at this address. */
export function workerCredential(url: string, apiKey: string): FakeCredentials {
	const type = new ApsWebhookWorkerApi();
	return new FakeCredentials({ [type.name]: { url, apiKey } }, { [type.name]: type });
}

/**
 * Runs one operation of the worker's node in real n8n-core.
 *
 * @param name resource and operation, for example `delivery.getAll`
 */
export async function runWorkerOperation(
	name: string,
	parameters: INodeParameters,
	options: RunOptions,
) {
	const [resource, operation] = name.split('.');
	const run = await runNode(
		new ApsWebhookWorker(),
		{ resource, operation, ...parameters },
		options,
	);
	return { ...run, records: (run.outputs[0] ?? []).map(({ json }) => json) };
}
