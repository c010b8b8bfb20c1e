import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { DemoSettings } from './settings';

/** Whether the demo of this data folder last ran on other ports. */
export function hasMoved({ dataFolder, ports }: DemoSettings): boolean {
	const file = noteFile(dataFolder);
	return existsSync(file) && !isDeepStrictEqual(JSON.parse(readFileSync(file, 'utf8')), ports);
}

export function rememberPorts({ dataFolder, ports }: DemoSettings): void {
	writeFileSync(noteFile(dataFolder), JSON.stringify(ports));
}

function noteFile(dataFolder: string): string {
	return join(dataFolder, 'last-ports.json');
}
