import { basename } from 'node:path';
import { N8nClient } from '../test/e2e/n8n-process/n8nClient';
import type { Execution } from '../test/e2e/n8n-process/n8nExecutions';
import { waitFor } from '../test/e2e/process/waitFor';
import { OWNER } from '../test/e2e/stack/accounts';
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
		const executions = await executionsAbout(client, versionId, hookIds.length);
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

/** Each webhook starts one workflow. */
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
