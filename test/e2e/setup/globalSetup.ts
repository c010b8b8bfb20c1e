import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { packNodes } from '../n8n-process/nodesTarball';
import { freePorts } from '../stack/ports';
import { startStack } from '../stack/stack';
import { buildWorker } from '../stack/workerServer';

declare module 'vitest' {
	interface ProvidedContext {
		n8nUrl: string;
		workerUrl: string;
		simulatorUrl: string;
		/** The packed nodes, for further stacks of the run. */
		nodesTarball: string;
	}
}

/** One n8n, worker and simulator for all tests of a run. If the start fails, their data and logs are kept. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
	const dataFolder = await mkdtemp(join(tmpdir(), 'aps-e2e-'));
	const [nodesTarball] = await Promise.all([packNodes(dataFolder), buildWorker()]);
	const stack = await startStack({ dataFolder, ports: await freePorts(), nodesTarball });
	project.provide('nodesTarball', nodesTarball);
	project.provide('n8nUrl', stack.n8n.url);
	project.provide('workerUrl', stack.worker.url);
	project.provide('simulatorUrl', stack.simulator.url);
	return async () => {
		await stack.stop();
		await rm(dataFolder, { recursive: true, force: true });
	};
}
