import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { DemoError } from './demoError';
import { findRunningDemo } from './runningDemo';
import type { DemoSettings } from './settings';

/** Deletes all data of the demo. The downloaded n8n stays in its cache. */
export async function reset({ dataFolder }: DemoSettings): Promise<void> {
	const running = findRunningDemo(dataFolder);
	if (running) {
		throw new DemoError(
			`A demo is running on ${dataFolder} (process ${running.pid}). Stop it with Ctrl-C first.`,
		);
	}
	if (!existsSync(dataFolder)) {
		console.log(`Nothing to delete: ${dataFolder} does not exist.`);
		return;
	}
	await rm(dataFolder, { recursive: true });
	console.log(`Deleted ${dataFolder}. The next "npm run demo" starts from scratch.`);
}
