import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { freePorts } from './stack/ports';
import { startStack } from './stack/stack';
import type { Stack, StackOptions } from './stack/stack';

const START_TIMEOUT = 300_000;

/**
 * A stack that the tests around this call have to themselves, from the first to the last: for tests
 * that order faults, stop something, or want a worker of another set-up.
 *
 * @returns the stack, once it runs
 */
export function ownStack(options: Omit<StackOptions, 'dataFolder' | 'ports'> = {}): () => Stack {
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
