import { readdir, readFile } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import { N8nClient } from '../test/e2e/n8n-process/n8nClient';
import type { Execution } from '../test/e2e/n8n-process/n8nExecutions';
import type { WorkflowFile } from '../test/e2e/n8n-process/n8nWorkflows';
import { waitFor } from '../test/e2e/process/waitFor';
import { OWNER } from '../test/e2e/stack/accounts';
import { EXAMPLES } from '../test/e2e/stack/exampleWorkflows';
import { SimulatorControl } from '../test/e2e/stack/simulatorControl';
import { DemoError } from './demoError';
import { findRunningDemo } from './runningDemo';
import type { DemoSettings } from './settings';
import { table } from './table';

const TIMEOUT_SECONDS = 30;

/** Uploads a file as a simulated user, and shows the workflow executions it starts. */
export async function upload({ dataFolder }: DemoSettings, args: string[]): Promise<void> {
	const [path, ...more] = args;
	if (!path || more.length > 0) {
		throw new DemoError('Specify one file, for example: npm run demo -- upload drawing.dwg');
	}
	const running = findRunningDemo(dataFolder);
	if (!running) {
		throw new DemoError(
			`No demo is running on ${dataFolder}. Start one with "npm run demo" in another terminal.`,
		);
	}
	const simulator = new SimulatorControl(`http://127.0.0.1:${running.ports.simulator}`);
	const client = await N8nClient.signIn(`http://127.0.0.1:${running.ports.n8n}`, OWNER);
	try {
		const uploadedAt = Date.now();
		const { versionNumber, versionId, hookIds } = await simulator.upload(basename(path));
		console.log(
			`Uploaded ${basename(path)}, now version ${versionNumber}, to Project Files of Tower A.`,
		);
		if (hookIds.length === 0) {
			throw new DemoError('No active workflow has a webhook for this upload, so nothing runs.');
		}
		console.log(`The simulator calls ${hookIds.length} webhooks …`);
		const leftOut = await examplesThatLeaveOut(extname(path));
		const executions = await executionsAbout(client, versionId, hookIds.length - leftOut);
		const workflows = await client.workflows.all();
		const inOrder = executions.toSorted((a, b) => a.startedAt.localeCompare(b.startedAt));
		const rows = inOrder.map(({ id, workflowId, status, startedAt }) => [
			`  ${workflows.find((workflow) => workflow.id === workflowId)?.name ?? workflowId}`,
			status,
			`started after ${Date.parse(startedAt) - uploadedAt} ms`,
			`${client.url}/workflow/${workflowId}/executions/${id}`,
		]);
		console.log(`\nExecutions\n${table(rows)}`);
	} finally {
		await client.close();
	}
}

/** How many examples have a webhook for each file but start only for other types of files. */
async function examplesThatLeaveOut(extension: string): Promise<number> {
	const names = (await readdir(EXAMPLES)).filter((file) => file.endsWith('.json'));
	const files = await Promise.all(
		names.map(async (name) => await readFile(join(EXAMPLES, name), 'utf8')),
	);
	const filters = files
		.flatMap((text) => (JSON.parse(text) as WorkflowFile).nodes)
		.map(({ parameters }) => parameters.filters)
		.filter((filter): filter is { fileExtensions: string } => hasFileExtensions(filter));
	const type = extension.slice(1).toLowerCase();
	return filters.filter(({ fileExtensions }) => !fileExtensions.split(/, */).includes(type)).length;
}

function hasFileExtensions(filter: unknown): boolean {
	return typeof filter === 'object' && filter !== null && 'fileExtensions' in filter;
}

/** Each webhook starts one workflow, unless a filter leaves the event out. */
async function executionsAbout(
	client: N8nClient,
	versionId: string,
	count: number,
): Promise<Execution[]> {
	try {
		return await waitFor(
			async () => {
				const latest = await client.executions.latestEnded();
				const about = latest.filter(({ data }) => JSON.stringify(data).includes(versionId));
				return about.length >= count && about;
			},
			{ what: `${count} executions`, timeoutSeconds: TIMEOUT_SECONDS },
		);
	} catch (error) {
		throw new DemoError(
			`Not all ${count} workflows ran within ${TIMEOUT_SECONDS} s. Check the executions at ` +
				`${client.url}/home/executions, and the logs of n8n and the worker.`,
			{ cause: error },
		);
	}
}
