import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lostAndDoubled } from '../test/e2e/stack/burst';
import { runDirectBurst } from '../test/e2e/stack/directBurst';
import { freePorts } from '../test/e2e/stack/ports';
import { startStack } from '../test/e2e/stack/stack';
import { report } from './report';

/**
 * A bulk upload to a trigger with direct delivery: Autodesk gives up a callback after 7 s and repeats it. Run
 * it with `npm run bench:direct`; a number as an argument replaces the 600 files.
 */
const FILES = Number(process.argv[2] ?? 600);
const AUTODESK_TIMEOUT_MS = 7_000;

async function main(): Promise<void> {
	const dataFolder = await mkdtemp(join(tmpdir(), 'aps-bench-'));
	const stack = await startStack({ dataFolder, ports: await freePorts() });
	try {
		const burst = await runDirectBurst(stack, FILES, AUTODESK_TIMEOUT_MS);
		const { lost, doubled } = lostAndDoubled(burst);
		const { executions, callbacks, givenUp } = burst;
		report('direct-burst', `${FILES} files at once, directly into n8n`, [
			{
				files: FILES,
				callbacks,
				givenUp,
				executions,
				lost: lost.length,
				doubled: doubled.length,
			},
		]);
	} finally {
		await stack.stop();
		await rm(dataFolder, { recursive: true, force: true });
	}
}

void main();
