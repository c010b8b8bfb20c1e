import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { lastLines } from './runCommand';
import { waitFor } from './waitFor';

export interface ServiceOptions {
	/** Name for error messages, for example `n8n`. */
	name: string;
	command: string;
	args: readonly string[];
	cwd: string;
	env: NodeJS.ProcessEnv;
	/** Receives all its output. */
	logFile: string;
}

/** A server in a separate process, with its child processes. */
export class ServiceProcess {
	private constructor(
		private readonly options: ServiceOptions,
		private readonly child: ChildProcess,
		private readonly endWithUs: () => void,
	) {}

	/**
	 * Starts the server in its own process group: Ctrl-C in a terminal then reaches only this process, which
	 * stops the servers in order. If this process exits first, the server is stopped, too.
	 */
	static start(options: ServiceOptions): ServiceProcess {
		mkdirSync(dirname(options.logFile), { recursive: true });
		const log = openSync(options.logFile, 'w');
		const child = spawn(options.command, options.args, {
			cwd: options.cwd,
			env: options.env,
			stdio: ['ignore', log, log],
			detached: true,
		});
		closeSync(log);
		child.on('error', () => {});
		const endWithUs = () => signalGroup(child, 'SIGTERM');
		process.once('exit', endWithUs);
		return new ServiceProcess(options, child, endWithUs);
	}

	get pid(): number | undefined {
		return this.child.pid;
	}

	/** Resolves when the server has exited, for any reason. */
	async ended(): Promise<void> {
		if (this.hasEnded()) return;
		await once(this.child, 'exit');
	}

	/** Waits until the probe returns true. If the server exits first, throws an error with its last output. */
	async untilReady(probe: () => Promise<boolean>, timeoutSeconds = 180): Promise<void> {
		try {
			await waitFor(async () => this.hasEnded() || (await probe()), {
				what: `${this.options.name} to get ready`,
				timeoutSeconds,
			});
		} catch (error) {
			throw new Error(`${(error as Error).message}; ${this.lastWords()}`, { cause: error });
		}
		if (this.hasEnded()) throw new Error(`${this.options.name} did not start; ${this.lastWords()}`);
	}

	/** Stops the server gracefully, and kills it after the given time. */
	async stop(graceSeconds = 15): Promise<void> {
		process.removeListener('exit', this.endWithUs);
		if (!this.hasEnded()) {
			this.child.kill('SIGTERM');
			const force = setTimeout(() => signalGroup(this.child, 'SIGKILL'), graceSeconds * 1000);
			await this.ended();
			clearTimeout(force);
		}
		signalGroup(this.child, 'SIGKILL');
	}

	private hasEnded(): boolean {
		return (
			this.child.pid === undefined || this.child.exitCode !== null || this.child.signalCode !== null
		);
	}

	private lastWords(): string {
		const log = lastLines(readFileSync(this.options.logFile, 'utf8'), 15);
		return `its log (${this.options.logFile}) ends with:\n${log}`;
	}
}

/** The group may no longer exist. */
function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
	if (child.pid === undefined) return;
	try {
		process.kill(-child.pid, signal);
	} catch {
		return;
	}
}
