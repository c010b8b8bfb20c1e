import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, inject } from 'vitest';
import type { StoredCredential } from '../n8n-process/n8nCredentials';
import { appAndWorker } from '../stack/credentials';
import { freePorts } from '../stack/ports';
import { startStack } from '../stack/stack';
import type { Stack, StackOptions } from '../stack/stack';

const START_TIMEOUT = 300_000;

type OwnStackOptions = Omit<StackOptions, 'dataFolder' | 'nodesTarball' | 'ports'>;

/**
 * A stack that only the tests around this call use, from the first to the last. For tests
 * that cause faults, stop servers, or need a different configuration of the worker.
 *
 * @returns a function that returns the running stack
 */
export function ownStack(options: OwnStackOptions = {}): () => Stack {
	let dataFolder: string;
	let stack: Stack | undefined;

	beforeAll(async () => {
		dataFolder = await mkdtemp(join(tmpdir(), 'aps-e2e-own-'));
		stack = await startStack({
			...options,
			dataFolder,
			ports: await freePorts(),
			nodesTarball: inject('nodesTarball'),
		});
	}, START_TIMEOUT);

	afterAll(async () => {
		await stack?.stop();
		await rm(dataFolder, { recursive: true, force: true });
	});

	return () => {
		if (!stack) throw new Error('The stack does not run before the first test');
		return stack;
	};
}

/** A stack with the credentials that triggers need to act as the app, directly or through the worker. */
export interface TriggerStack extends Stack {
	credentials: [app: StoredCredential, worker: StoredCredential];
}

/** As {@link ownStack}, with those credentials in its n8n. */
export function ownTriggerStack(options?: OwnStackOptions): () => TriggerStack {
	const stack = ownStack(options);
	let credentials: TriggerStack['credentials'];

	beforeAll(async () => {
		const { client, simulator, worker } = stack();
		credentials = await appAndWorker(client, simulator.url, worker);
	});

	return () => ({ ...stack(), credentials });
}
