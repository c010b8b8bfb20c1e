import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { DemoError } from './demoError';
import { findRunningDemo } from './runningDemo';
import type { DemoSettings } from './settings';

/** Forgets everything the demo kept. The downloaded n8n stays in its cache. */
export async function reset({ dataFolder }: DemoSettings): Promise<void> {
	const running = findRunningDemo(dataFolder);
	if (running) {
		throw new DemoError(
			`A demo is running on ${dataFolder} (process ${running.pid}). End it with Ctrl-C first.`,
		);
	}
	if (!existsSync(dataFolder)) {
		console.log(`There is nothing to clear: ${dataFolder} does not exist.`);
		return;
	}
	await rm(dataFolder, { recursive: true });
	console.log(`Cleared ${dataFolder}. The next "npm run demo" starts afresh.`);
}
