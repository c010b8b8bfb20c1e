import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { runCommand, toolEnvironment } from '../process/runCommand';
import { ServiceProcess } from '../process/serviceProcess';

const REPOSITORY = resolve(import.meta.dirname, '../../..');

export interface WorkerOptions {
	port: number;
	/** Where its embedded store lives. */
	dataFolder: string;
	apiKey: string;
	/** Origins it may deliver to. */
	allowedTargets: readonly string[];
	/** The Autodesk look-alike it talks to. */
	apsUrl: string;
	logFile: string;
	/** Default: the embedded store. */
	redisUrl?: string;
}

export interface WorkerServer {
	url: string;
	apiKey: string;
	process: ServiceProcess;
}

/** It finishes deliveries under way first, and bounds that itself to 30 s. */
export const WORKER_STOP_SECONDS = 35;

/** Bundles the worker into `worker/dist`. */
export async function buildWorker(): Promise<void> {
	await runCommand('npm', ['run', 'build', '-w', 'worker'], { cwd: REPOSITORY });
}

/** Starts the built worker and waits until its store is open. */
export async function startWorker(options: WorkerOptions): Promise<WorkerServer> {
	await mkdir(options.dataFolder, { recursive: true });
	const url = `http://127.0.0.1:${options.port}`;
	const server = ServiceProcess.start({
		name: 'the webhook worker',
		command: process.execPath,
		args: ['--enable-source-maps', join(REPOSITORY, 'worker/dist/main.js')],
		cwd: options.dataFolder,
		env: {
			PATH: toolEnvironment().PATH,
			HOST: '127.0.0.1',
			PORT: String(options.port),
			PUBLIC_URL: url,
			API_KEY: options.apiKey,
			DATA_DIR: options.dataFolder,
			REDIS_URL: options.redisUrl,
			ALLOWED_TARGETS: options.allowedTargets.join(','),
			APS_BASE_URL: options.apsUrl,
		},
		logFile: options.logFile,
	});
	try {
		await server.untilReady(async () => (await fetch(`${url}/readyz`)).ok);
	} catch (error) {
		await server.stop();
		throw error;
	}
	return { url, apiKey: options.apiKey, process: server };
}
