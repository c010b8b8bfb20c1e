import { FOLDERS } from '../../simulator';
import { onNewVersion } from '../setup/newVersions';
import { unique } from '../setup/unique';
import { untilQuiet } from './burst';
import { twoLeggedCredential } from './credentials';
import type { Stack } from './stack';
import { chain } from './workflows';

/** A repetition comes after 7 s instead of eleven minutes. */
const RETRY_TIME_SCALE = 0.01;

export interface DirectBurst {
	/** Unique names of the uploaded files. */
	uploaded: string[];
	/** Names of the files in the executions' data, including duplicates. */
	seen: string[];
	executions: number;
	/** Number of callback attempts by Autodesk. */
	callbacks: number;
	/** Of these, how many were given up before n8n answered. */
	givenUp: number;
}

/**
 * Uploads files all at once to a workflow that Autodesk calls directly. n8n starts a few dozen workflows per
 * second, so many callbacks are given up before it answers, and repeated. Needs a stack that nothing else
 * uses.
 *
 * @param callbackTimeoutMs how long a callback waits for its answer; Autodesk: 7 s
 */
export async function runDirectBurst(
	{ client, simulator }: Stack,
	files: number,
	callbackTimeoutMs: number,
): Promise<DirectBurst> {
	Object.assign(simulator.settings, {
		callbackTimeoutMs,
		callbackConcurrency: files,
		retryTimeScale: RETRY_TIME_SCALE,
	});
	const credential = await client.credentials.create(twoLeggedCredential(simulator.url));
	const workflow = await client.workflows.create(
		chain('direct burst', onNewVersion([credential], 'direct')),
	);
	await client.workflows.activate(workflow);
	const uploaded = Array.from({ length: files }, () => `${unique('burst')}.rvt`);
	for (const fileName of uploaded) {
		simulator.uploadFile({ fileName, folderId: FOLDERS.towerModels });
	}
	await simulator.callbacks.settled();
	const runs = await untilQuiet({ client }, workflow, files);
	const attempts = simulator.callbacks.log.entries.filter(({ body }) => body.includes('burst'));
	await client.workflows.deactivate(workflow);
	return {
		uploaded,
		seen: runs.flatMap((run) => run.files),
		executions: runs.length,
		callbacks: attempts.length,
		givenUp: attempts.filter(({ status }) => status === undefined).length,
	};
}
