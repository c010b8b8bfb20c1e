import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import type { StoredCredential } from '../n8n-process/n8nCredentials';
import { appAndWorker } from '../stack/credentials';
import { freePorts } from '../stack/ports';
import { startStack } from '../stack/stack';
import type { Stack, StackOptions } from '../stack/stack';

const START_TIMEOUT = 300_000;

type OwnStackOptions = Omit<StackOptions, 'dataFolder' | 'ports'>;

/**
 * A stack that the tests around this call have to themselves, from the first to the last: for tests
 * that order faults, stop something, or want a worker of another set-up.
 *
 * @returns the stack, once it runs
 */
export function ownStack(options: OwnStackOptions = {}): () => Stack {
	let dataFolder: string;
	let stack: Stack | undefined;

	beforeAll(async () => {
		dataFolder = await mkdtemp(join(tmpdir(), 'aps-e2e-own-'));
		stack = await startStack({ ...options, dataFolder, ports: await freePorts() });
	}, START_TIMEOUT);

	afterAll(async () => {
		await stack?.stop();
		await rm(dataFolder, { recursive: true, force: true });
	});

	return () => {
		if (!stack) throw new Error('The stack runs from the first test on');
		return stack;
	};
}

/** A stack with what triggers need to work as the app, directly or through the worker. */
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
