import { mkdir } from 'node:fs/promises';
import { ServiceProcess } from '../process/serviceProcess';
import { n8nEnvironment, n8nUrl } from './n8nEnvironment';
import type { N8nPlace } from './n8nEnvironment';
import type { PinnedN8n } from './pinnedN8n';

/** On the first start, n8n creates its database. */
const START_SECONDS = 120;

export interface N8nServerOptions {
	/** What the process does; `worker` and `webhook` are parts of queue mode. Default: `start`. */
	role?: 'start' | 'worker' | 'webhook';
	/** In addition to {@link n8nEnvironment}. */
	environment?: NodeJS.ProcessEnv;
}

/** n8n in a separate process. It can be restarted after a stop and keeps its data. */
export class N8nServer {
	readonly url: string;
	private process?: ServiceProcess;

	constructor(
		private readonly n8n: PinnedN8n,
		private readonly place: N8nPlace,
		private readonly logFile: string,
		private readonly options: N8nServerOptions = {},
	) {
		this.url = n8nUrl(place);
	}

	/** Resolves when it answers: the REST API, or the health check of another role than `start`. */
	async start(): Promise<void> {
		const { role = 'start', environment } = this.options;
		await mkdir(this.place.userFolder, { recursive: true });
		this.process = ServiceProcess.start({
			name: 'n8n',
			command: this.n8n.node,
			args: [this.n8n.program, role],
			// n8n reads a `.env` from its working directory.
			cwd: this.place.userFolder,
			env: { ...n8nEnvironment(this.place), ...environment },
			logFile: this.logFile,
		});
		await this.process.untilReady(
			async () => await (role === 'start' ? this.answersSettings() : this.isHealthy()),
			START_SECONDS,
		);
	}

	get pid(): number | undefined {
		return this.process?.pid;
	}

	async stop(): Promise<void> {
		await this.process?.stop();
	}

	/** The readiness check succeeds too early: for a moment, n8n answers "starting up" to everything. */
	private async answersSettings(): Promise<boolean> {
		const response = await fetch(`${this.url}/rest/settings`);
		return response.ok && response.headers.get('content-type')?.includes('json') === true;
	}

	private async isHealthy(): Promise<boolean> {
		return (await fetch(`${this.url}/healthz/readiness`)).ok;
	}
}
