import { readFileSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Ports } from '../test/e2e/stack/ports';
import type { DemoSettings } from './settings';

export interface RunningDemo {
	pid: number;
	ports: Ports;
}

/** The demo that currently uses this data folder, wherever it was started. */
export function findRunningDemo(dataFolder: string): RunningDemo | undefined {
	try {
		const noted = JSON.parse(readFileSync(noteFile(dataFolder), 'utf8')) as RunningDemo;
		process.kill(noted.pid, 0);
		return noted;
	} catch {
		return undefined;
	}
}

/** Records this process as the demo of the data folder. */
export async function noteRunningDemo({ dataFolder, ports }: DemoSettings): Promise<void> {
	await mkdir(dataFolder, { recursive: true });
	await writeFile(noteFile(dataFolder), JSON.stringify({ pid: process.pid, ports }));
}

export async function forgetRunningDemo(dataFolder: string): Promise<void> {
	await rm(noteFile(dataFolder), { force: true });
}

function noteFile(dataFolder: string): string {
	return join(dataFolder, 'running.json');
}
