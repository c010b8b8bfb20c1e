import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { runCommand, toolEnvironment } from '../process/runCommand';
import { ServiceProcess } from '../process/serviceProcess';

const REPOSITORY = resolve(import.meta.dirname, '../../..');

/** It finishes deliveries in progress first, for up to 30 s. */
const STOP_SECONDS = 35;

export interface WorkerOptions {
	port: number;
	/** Folder of its embedded store. */
	dataFolder: string;
	apiKey: string;
	/** Origins it may deliver to. */
	allowedTargets: readonly string[];
	logFile: string;
	/** Default: the embedded store. */
	redisUrl?: string;
	/** Additional environment variables of the worker. */
	environment?: Readonly<Record<string, string>>;
}

/** Bundles the worker into `worker/dist`. */
export async function buildWorker(): Promise<void> {
	await runCommand('npm', ['run', 'build', '-w', 'worker'], { cwd: REPOSITORY });
}

/** The built worker in a separate process. It can be restarted after a stop. */
export class WorkerServer {
	readonly url: string;
	readonly apiKey: string;
	private process?: ServiceProcess;

	constructor(private readonly options: WorkerOptions) {
		this.url = `http://127.0.0.1:${options.port}`;
		this.apiKey = options.apiKey;
	}

	/** ID of the running process. */
	get pid(): number | undefined {
		return this.process?.pid;
	}

	/** Resolves when the store is open. */
	async start(): Promise<void> {
		const { port, dataFolder, allowedTargets, logFile, redisUrl, environment } = this.options;
		await mkdir(dataFolder, { recursive: true });
		this.process = ServiceProcess.start({
			name: 'the webhook worker',
			command: process.execPath,
			args: ['--enable-source-maps', join(REPOSITORY, 'worker/dist/cli.js')],
			cwd: dataFolder,
			env: {
				PATH: toolEnvironment().PATH,
				HOST: '127.0.0.1',
				PORT: String(port),
				PUBLIC_URL: this.url,
				API_KEY: this.apiKey,
				DATA_DIR: dataFolder,
				REDIS_URL: redisUrl,
				ALLOWED_TARGETS: allowedTargets.join(','),
				...environment,
			},
			logFile,
		});
		await this.process.untilReady(async () => (await fetch(`${this.url}/readyz`)).ok);
	}

	async stop(): Promise<void> {
		await this.process?.stop(STOP_SECONDS);
	}
}
