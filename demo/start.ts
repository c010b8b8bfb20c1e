import { Progress } from '../test/e2e/process/progress';
import { startStack } from '../test/e2e/stack/stack';
import { DemoError } from './demoError';
import { interruption } from './interruption';
import { hasMoved, rememberPorts } from './lastPorts';
import { assertPortsFree } from './portCheck';
import { provision } from './provision';
import { findRunningDemo, forgetRunningDemo, noteRunningDemo } from './runningDemo';
import type { DemoSettings } from './settings';
import { summary } from './summary';

/** Runs the demo until Ctrl-C. */
export async function start(settings: DemoSettings): Promise<void> {
	const { dataFolder } = settings;
	assertNotRunning(dataFolder);
	await assertPortsFree(settings);
	const interrupted = interruption();
	await noteRunningDemo(settings);
	try {
		const started = await Promise.race([startAll(settings), interrupted]);
		// Everything started so far ends with this process.
		if (started === 'interrupted') return;
		console.log(summary(settings, started.workflows));
		await interrupted;
		await Progress.during('Stopping n8n, worker and simulator', started.stack.stop);
	} finally {
		await forgetRunningDemo(dataFolder);
	}
}

async function startAll(settings: DemoSettings) {
	// With its app, the worker also checks webhooks and watches accounts.
	const stack = await startStack({ ...settings, workerCallsAutodesk: true });
	try {
		const workflows = await Progress.during(
			'Setting up credentials and workflows',
			async () => await provision(stack, hasMoved(settings)),
		);
		rememberPorts(settings);
		return { stack, workflows };
	} catch (error) {
		await stack.stop();
		throw error;
	}
}

function assertNotRunning(dataFolder: string): void {
	const running = findRunningDemo(dataFolder);
	if (!running) return;
	throw new DemoError(
		`A demo is already running on ${dataFolder} (process ${running.pid}), with n8n at ` +
			`http://127.0.0.1:${running.ports.n8n}.\n` +
			'Stop it with Ctrl-C in its terminal, or run a second one with its own folder and ports: ' +
			'DEMO_DATA, DEMO_N8N_PORT, DEMO_BROKER_PORT, DEMO_WORKER_PORT, DEMO_SIMULATOR_PORT.',
	);
}
