import { HUBS, PROJECTS } from '../../simulator';
import { outputOf } from '../n8n-process/n8nExecutions';
import type { StoredWorkflow } from '../n8n-process/n8nWorkflows';
import { waitFor } from '../process/waitFor';
import { byId, chain, triggerNode } from './workflows';
import { twoLeggedCredential, workerCredential } from './credentials';
import type { Stack } from './stack';

const EVENT = 'New version';
const MAX_SECONDS = 3600;
/** Each check makes n8n read and send stored data, which slows down what is measured. */
const LOOK_EVERY_MS = 5_000;
/** If nothing new arrives for this long, nothing more is expected. */
const QUIET_MS = 60_000;
/** A callback that the worker answers too late is repeated after a second instead of eleven minutes. */
const RETRY_TIME_SCALE = 0.0015;
/** Simultaneous executions end in any order, but never this far apart. */
const LONGEST_OVERLAP = 100;

export interface Batch {
	/** Maximum number of events per execution. */
	batchSize: number;
	/** Seconds to wait for a batch to fill. */
	batchWait: number;
}

export interface Burst {
	/** Unique names of the uploaded files. */
	uploaded: string[];
	/** Names of the files in the executions' data, including duplicates. */
	seen: string[];
	executions: number;
	/** Number of callback attempts by Autodesk. */
	callbacks: number;
	/** Time until the worker had accepted every event. */
	secondsUntilTaken: number;
	/** Time until every event had started a workflow. */
	secondsUntilRun: number;
}

/**
 * Runs a bulk upload: Autodesk sends one callback per file, as fast as it can, through the worker to a
 * workflow in a real n8n. Needs a stack that nothing else uses.
 */
export async function runBurst(stack: Stack, events: number, batch: Batch): Promise<Burst> {
	const { simulator } = stack;
	simulator.settings.retryTimeScale = RETRY_TIME_SCALE;
	const workflow = await activeWorkflow(stack, batch);
	const startedAt = Date.now();
	const uploaded = Array.from({ length: events }, (_, number) => `burst-${number}.dwg`);
	for (const fileName of uploaded) simulator.uploadFile({ fileName });
	await simulator.callbacks.settled();
	const takenAt = Date.now();
	const runs = await untilQuiet(stack, workflow, events);
	return {
		uploaded,
		seen: runs.flatMap(({ files }) => files),
		executions: runs.length,
		callbacks: simulator.callbacks.log.entries.length,
		secondsUntilTaken: seconds(takenAt - startedAt),
		secondsUntilRun: seconds(Math.max(...runs.map(({ endedAt }) => endedAt)) - startedAt),
	};
}

/** Files that started no workflow, and files that started more than one. */
export function lostAndDoubled({ uploaded, seen }: Burst): { lost: string[]; doubled: string[] } {
	const counts = new Map<string, number>();
	for (const name of seen) counts.set(name, (counts.get(name) ?? 0) + 1);
	return {
		lost: uploaded.filter((name) => !counts.has(name)),
		doubled: [...counts].filter(([, count]) => count > 1).map(([name]) => name),
	};
}

async function activeWorkflow(
	{ client, simulator, worker }: Stack,
	options: Batch,
): Promise<StoredWorkflow> {
	const credentials = [
		await client.credentials.create(twoLeggedCredential(simulator.url)),
		await client.credentials.create(workerCredential(worker)),
	] as const;
	const workflow = await client.workflows.create(
		chain(
			'burst',
			triggerNode(EVENT, credentials, {
				delivery: 'worker',
				events: ['data/dm.version.added'],
				scope: 'project',
				hub: byId(HUBS.us.id),
				project: byId(PROJECTS.tower.id),
				options,
			}),
		),
	);
	await client.workflows.activate(workflow);
	return workflow;
}

/** One execution of the workflow. */
interface Run {
	/** Names in the trigger's output. */
	files: string[];
	/** Unix time in ms on n8n's clock. */
	endedAt: number;
}

/** Waits until the number of processed events equals that of uploads, or nothing more arrives. */
async function untilQuiet(
	{ client }: Stack,
	{ id }: StoredWorkflow,
	events: number,
): Promise<Run[]> {
	const runs = new Map<string, Run>();
	let newsAt = Date.now();
	return await waitFor(
		async () => {
			const added = await readNewRuns(client.executions.everyOne(id), runs);
			if (added > 0) newsAt = Date.now();
			const found = [...runs.values()];
			const seen = found.reduce((sum, { files }) => sum + files.length, 0);
			return (seen >= events || Date.now() - newsAt > QUIET_MS) && found;
		},
		{
			what: 'the events to run',
			timeoutSeconds: MAX_SECONDS,
			intervalMilliseconds: LOOK_EVERY_MS,
		},
	);
}

/** Reads backwards from the newest until nothing is new, so that checks cost n8n little. */
async function readNewRuns(
	newestFirst: ReturnType<Stack['client']['executions']['everyOne']>,
	runs: Map<string, Run>,
): Promise<number> {
	const before = runs.size;
	let knownInARow = 0;
	for await (const execution of newestFirst) {
		if (knownInARow >= LONGEST_OVERLAP) break;
		knownInARow = runs.has(execution.id) ? knownInARow + 1 : 0;
		if (runs.has(execution.id) || execution.stoppedAt === null) continue;
		const files = outputOf(execution, EVENT).map(({ fileName }) => String(fileName));
		runs.set(execution.id, { files, endedAt: Date.parse(execution.stoppedAt) });
	}
	return runs.size - before;
}

function seconds(milliseconds: number): number {
	return Math.round(milliseconds / 100) / 10;
}
