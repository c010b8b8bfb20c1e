import { mkdir } from 'node:fs/promises';
import { ServiceProcess } from '../process/serviceProcess';
import { n8nEnvironment, n8nUrl } from './n8nEnvironment';
import type { N8nPlace } from './n8nEnvironment';
import type { PinnedN8n } from './pinnedN8n';

export interface N8nServer {
	url: string;
	process: ServiceProcess;
}

/** Starts n8n and waits until its REST interface answers. On the first start it builds its database. */
export async function startN8n(
	n8n: PinnedN8n,
	place: N8nPlace,
	logFile: string,
): Promise<N8nServer> {
	await mkdir(place.userFolder, { recursive: true });
	const server = ServiceProcess.start({
		name: 'n8n',
		command: process.execPath,
		args: [n8n.program, 'start'],
		// n8n reads a `.env` from its working directory.
		cwd: place.userFolder,
		env: n8nEnvironment(place),
		logFile,
	});
	const url = n8nUrl(place);
	try {
		await server.untilReady(async () => await answersSettings(url), 120);
	} catch (error) {
		await server.stop();
		throw error;
	}
	return { url, process: server };
}

/** Readiness alone comes too early: for a moment n8n answers "starting up" to everything. */
async function answersSettings(url: string): Promise<boolean> {
	const response = await fetch(`${url}/rest/settings`);
	return response.ok && response.headers.get('content-type')?.includes('json') === true;
}
