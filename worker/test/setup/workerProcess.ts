import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { build } from '../../build.mjs';

const FOLDER = fileURLToPath(new URL('../..', import.meta.url));

/** How often the log is read for the first line of a worker that is ready, in ms. */
const LOOK_INTERVAL = 20;

/** The built worker as a process of its own that can be killed. */
export class WorkerProcess {
	#child: ChildProcess | undefined;
	#url = '';

	private constructor(
		private readonly program: string,
		private readonly environment: Record<string, string>,
	) {}

	static async start(environment: Record<string, string>): Promise<WorkerProcess> {
		const worker = await WorkerProcess.build(environment);
		await worker.run();
		return worker;
	}

	/** Does not start it. */
	static async build(environment: Record<string, string>): Promise<WorkerProcess> {
		// A separate folder below the worker, where packages are found and no other test builds.
		const outdir = join('.tmp', crypto.randomUUID());
		await build(outdir);
		const program = join(FOLDER, outdir, 'cli.js');
		return new WorkerProcess(program, { PORT: '0', LOG_LEVEL: 'info', ...environment });
	}

	get url(): string {
		return this.#url;
	}

	/** Of the running process; undefined if there is none. */
	get pid(): number | undefined {
		const child = this.#child;
		return child?.exitCode === null && child.signalCode === null ? child.pid : undefined;
	}

	/** Starts it (again). Resolves when it is ready. */
	async run(): Promise<void> {
		const child = this.spawn('pipe');
		const ready = Promise.withResolvers<string>();
		let output = '';
		const findUrl = (chunk: Buffer): void => {
			output += chunk.toString();
			const url = urlIn(output);
			if (url) ready.resolve(url);
		};
		child.stdout?.on('data', findUrl);
		child.once('exit', (code) =>
			ready.reject(new Error(`The worker ended with ${code}: ${output}`)),
		);
		this.#url = await ready.promise;
		child.stdout?.off('data', findUrl).resume();
	}

	/** Starts it with a log in a file that does not exist yet. Resolves when it is ready. */
	async runLoggingTo(file: string): Promise<void> {
		const log = openSync(file, 'wx');
		const child = this.spawn(log);
		closeSync(log);
		let url: string | undefined;
		while (url === undefined) {
			if (child.exitCode !== null) throw new Error(`The worker ended with ${child.exitCode}`);
			await sleep(LOOK_INTERVAL);
			url = urlIn(readFileSync(file, 'utf8'));
		}
		this.#url = url;
	}

	/** Starts it (again), and does not wait for it. @param output where its log goes */
	spawn(output: 'pipe' | number): ChildProcess {
		this.#child = spawn(process.execPath, [this.program], {
			env: { PATH: process.env.PATH, ...this.environment },
			stdio: ['ignore', output, 'inherit'],
		});
		return this.#child;
	}

	/** Kills it. */
	async kill(): Promise<void> {
		await this.#end('SIGKILL');
	}

	/** Asks it to exit. @returns its exit code */
	async terminate(): Promise<number | null> {
		return await this.#end('SIGTERM');
	}

	async remove(): Promise<void> {
		await this.kill();
		await rm(dirname(this.program), { recursive: true, force: true });
	}

	async #end(signal: NodeJS.Signals): Promise<number | null> {
		const child = this.#child;
		if (!child || child.exitCode !== null || child.signalCode !== null) return null;
		const exited = once(child, 'exit') as Promise<[number | null]>;
		child.kill(signal);
		return (await exited)[0];
	}
}

/** Where a worker that is ready says it listens. */
function urlIn(log: string): string | undefined {
	return /"url":"([^"]+)".*"msg":"worker ready"/.exec(log)?.[1];
}
